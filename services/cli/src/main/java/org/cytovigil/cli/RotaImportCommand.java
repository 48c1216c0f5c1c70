// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.cytovigil.runtime.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes over the rota of another program. */
@Command(
        name = "rota-import",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the rota of a unit from a calendar (ics) or from a schedule of pagerduty, opsgenie or goalert, as a file or by",
            "https, and prints what would become of it; with --set it counts. Exit code 1: something could not be carried over",
            "as the file has it, and is printed.",
            "The account must be a lead or an admin; the password is the setting admin.password (CYTOVIGIL_ADMIN_PASSWORD)."
        })
final class RotaImportCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Supplier<Settings> settings;

    @Parameters(index = "0", paramLabel = "UNIT", description = "The ward; * for all without a roster of their own.")
    private String unit = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "A file, or an https URL.")
    private String file = "";

    @Option(
            names = "--format",
            defaultValue = "ics",
            description = "ics, pagerduty, opsgenie or goalert (default: ${DEFAULT-VALUE}).")
    private String format = "ics";

    @Option(
            names = "--days",
            defaultValue = "90",
            description = "How far a calendar is read (default: ${DEFAULT-VALUE}).")
    private int days = 90;

    @Option(names = "--set", description = "Sets the roster; without it nothing changes.")
    private boolean set;

    @Mixin
    private ServiceAccount account = new ServiceAccount();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RotaImportCommand() {
        this(Settings::load);
    }

    /** For tests. */
    RotaImportCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String text = text();
        NotificationApi api = account.signIn(settings.get());
        String query = "?format=" + encoded(format) + "&days=" + days + "&dry-run=" + !set;
        JsonNode answer = api.post("/api/rosters/" + encoded(unit) + "/import" + query, text);
        PrintWriter out = spec.commandLine().getOut();
        answer.path("roster")
                .path("temporary")
                .forEach(watch -> out.println(watch.path("from").asText() + " to "
                        + watch.path("to").asText() + ": " + watch.path("people")));
        answer.path("roster")
                .path("rotations")
                .forEach(rotation -> rotation.path("layers")
                        .forEach(layer -> out.println(rotation.path("name").asText() + ": "
                                + layer.path("people") + " each "
                                + layer.path("every").asText() + " from "
                                + layer.path("start").asText())));
        answer.path("notCarried")
                .forEach(each -> out.println("not carried: " + each.path("what").asText() + " ("
                        + each.path("why").asText() + ")"));
        if (answer.has("problem")) {
            out.println("cannot be set: " + answer.path("problem").asText());
        }
        out.println(answer.path("carried").asInt() + " carried, "
                + answer.path("notCarried").size() + " not"
                + (answer.path("set").asBoolean() ? ", set" : ", nothing set; --set sets it"));
        out.flush();
        return answer.path("notCarried").isEmpty() && !answer.has("problem") ? 0 : 1;
    }

    /** The file, or what is at the URL: fetched here, so that the service never fetches what somebody names. */
    private String text() throws IOException, InterruptedException {
        if (!file.toLowerCase(Locale.ROOT).startsWith("https://")) {
            try {
                return Files.readString(Path.of(file));
            } catch (IOException unreadable) {
                throw new InputException("cannot read " + file);
            }
        }
        HttpResponse<String> answer = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(file))
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new InputException("the URL answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
