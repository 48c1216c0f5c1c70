// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cytovigil.runtime.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves the ways to a person before an alert needs them. */
@Command(
        name = "page-test",
        mixinStandardHelpOptions = true,
        description = {
            "Sends a person a harmless test page by each address and provider that a page could take, and waits for the proof: the",
            "carrier's receipt, or the person's answer. Exit code 1: a way has not been proven. A provider without receipts proves",
            "nothing by itself; there the page counts once the provider took it, and the line says so.",
            "The account must be a lead or an admin; the password is the setting admin.password (CYTOVIGIL_ADMIN_PASSWORD)."
        })
final class PageTestCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Supplier<Settings> settings;

    @Parameters(paramLabel = "PERSON", description = "The id of the person, as GET /api/people shows it.")
    private String person = "";

    @Mixin
    private ServiceAccount account = new ServiceAccount();

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "PT60S",
            description = "How long to wait for the proof (default: ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    PageTestCommand() {
        this(Settings::load);
    }

    /** For tests. */
    PageTestCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        NotificationApi api = account.signIn(settings.get());
        JsonNode test = api.post("/api/people/" + person + "/page-tests");
        String path = "/api/people/" + person + "/page-tests/" + test.path("id").asText();
        long end = System.nanoTime() + patience.toNanos();
        while (!test.path("finished").asBoolean() && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            test = api.get(path);
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean proven = true;
        for (JsonNode page : test.path("pages")) {
            out.println(line(page));
            proven &= isProven(page);
        }
        out.flush();
        return proven ? 0 : 1;
    }

    private static boolean isProven(JsonNode page) {
        String state = page.path("state").asText();
        return state.equals("DELIVERED")
                || (state.equals("ACCEPTED") && !page.path("receipts").asBoolean());
    }

    private static String line(JsonNode page) {
        Duration took = Duration.between(
                Instant.parse(page.path("sentAt").asText()),
                Instant.parse(page.path("changedAt").asText()));
        String reason = Optional.ofNullable(page.path("detail").textValue())
                .map(detail -> " (" + detail + ")")
                .orElse("");
        String said = isProven(page) && !page.path("state").asText().equals("DELIVERED")
                ? " (the provider sends no receipts: ask whether it came)"
                : reason;
        return String.format(
                "%s %s by %s: %s after %.1f s%s",
                page.path("channel").asText(),
                page.path("address").asText("-"),
                page.path("provider").asText(),
                page.path("state").asText(),
                took.toMillis() / 1000.0,
                said);
    }
}
