// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.platform.ChildDeath;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.ward.ExpectedAlert;
import org.cytovigil.ward.GatewayClient;
import org.cytovigil.ward.Pace;
import org.cytovigil.ward.Responders;
import org.cytovigil.ward.Simulation;
import org.cytovigil.ward.VirtualPatient;
import org.cytovigil.ward.WardRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole product with a simulated ward and simulated phones. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Runs everything on this machine with simulated patients, and shows each page as it arrives.")
final class DemoCommand implements Callable<Integer> {
    /** The run begins in the past, so that no stamp lies in the future however fast the clock goes. */
    private static final Duration HEAD_START = Duration.ofDays(7);

    private static final Duration STORY = Duration.ofDays(2);
    /** What becomes due in the last seconds of real time is not expected to arrive before the end. */
    private static final Duration PAGE_WITHIN = Duration.ofSeconds(15);

    /** Real time after the end in which an expected page is late; after it, it is missed. */
    private static final Duration LATE = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofSeconds(2);

    @Option(names = "--seed", description = "Same seed, same ward (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--patients", description = "Number of patients (default: ${DEFAULT-VALUE}).")
    private int patients = 12;

    @Option(names = "--speed", description = "How many times as fast as real time (default: ${DEFAULT-VALUE}).")
    private double speed = 60;

    @Option(
            names = "--mix",
            description = "Adds a patient for each toxicity of the other therapies, and grades by every scale.")
    private boolean mix;

    @Option(names = "--data", paramLabel = "DIR", description = "Where all state is (default: a fresh directory).")
    private @Nullable Path data;

    @Option(names = "--duration", paramLabel = "PT2M", description = "Stop by itself after this real time.")
    private @Nullable String duration;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (patients < 1 || !(speed > 0)) {
            throw new InputException("--patients must be at least 1 and --speed above 0");
        }
        Duration length = duration == null ? Duration.ofDays(365) : parse(duration);
        PrintWriter out = spec.commandLine().getOut();
        Instant origin = Clock.systemUTC().instant();
        String password = DemoAccounts.password();
        Settings settings = Settings.load()
                .with(Map.of(
                        SettingKey.CLOCK_START.key(), origin.minus(HEAD_START).toString(),
                        SettingKey.CLOCK_ORIGIN.key(), origin.toString(),
                        SettingKey.CLOCK_SPEED.key(), Double.toString(speed),
                        SettingKey.ADMIN_PASSWORD.key(), password));
        if (mix) {
            settings = settings.with(Map.of(SettingKey.GRADING_SCALES.key(), GradingCatalogue.ALL));
        }
        Path directory = data != null ? data : Files.createTempDirectory("cytovigil-demo-");
        out.println("starting Kafka, schema registry, Postgres and all services in " + directory + " ...");
        out.flush();
        try (Site site = Site.start(settings, directory, true, out, this::tell)) {
            return play(site, ScaledClock.from(site.settings()), password, length, out);
        }
    }

    private void tell(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("cytovigil: " + line);
        err.flush();
    }

    private int play(Site site, ScaledClock clock, String password, Duration length, PrintWriter out)
            throws IOException, InterruptedException {
        String base = "http://127.0.0.1:" + site.port("NOTIFICATION");
        Console console = Console.signIn(base, "admin", password);
        DemoAccounts.create(console, password, out);
        out.println("console " + base + "/");
        out.println("ready");
        out.flush();
        Simulation ward = new Simulation(seed, patients, clock.instant(), STORY, Pace.DEMO);
        List<VirtualPatient.Story> stories = new ArrayList<>(ward.stories());
        if (mix) {
            stories.addAll(ward.otherTherapies());
        }
        GatewayClient gateway = new GatewayClient("127.0.0.1", site.port("GATEWAY"), site.port("MLLP"));
        WardRun run = new WardRun(stories, gateway, clock);
        Thread bedside = new Thread(run, "ward");
        bedside.setDaemon(true);
        bedside.start();
        Responders people = new Responders("http://127.0.0.1:" + site.port("CARRIER"), clock, seed);
        List<Responders.Arrival> arrivals = new ArrayList<>();
        Instant end = Clock.systemUTC().instant().plus(length);
        boolean died = watch(site, people, arrivals, end, out);
        run.stop();
        if (died) {
            return 1;
        }
        Instant due = clock.instant().minus(clock.scaled(PAGE_WITHIN));
        List<ExpectedAlert> expected = stories.stream()
                .flatMap(story -> story.expected().stream())
                .filter(alert -> alert.page() && !alert.at().isAfter(due))
                .toList();
        Instant last = Clock.systemUTC().instant().plus(LATE);
        while (true) {
            KafkaCounts kafka = KafkaCounts.read(site.settings());
            DemoSummary summary = DemoSummary.of(kafka, ledger(console), arrivals, expected, clock);
            Instant now = Clock.systemUTC().instant();
            if (summary.missed() == 0 || !now.isBefore(last)) {
                return tell(summary, kafka, expected, out);
            }
            if (watch(site, people, arrivals, now.plus(LOOK), out)) {
                return 1;
            }
        }
    }

    /** Shows pages until the time is over; answers whether a child died. */
    private boolean watch(Site site, Responders people, List<Responders.Arrival> arrivals, Instant end, PrintWriter out)
            throws IOException, InterruptedException {
        while (Clock.systemUTC().instant().isBefore(end)) {
            for (Responders.Arrival arrival : people.look()) {
                arrivals.add(arrival);
                out.println((arrival.isPage() ? "page " : "text ") + arrival.at() + " " + arrival.channel() + " "
                        + arrival.phone() + ": " + arrival.body().replace('\n', ' '));
            }
            out.flush();
            if (site.firstDeath().isDone()) {
                ChildDeath death = site.firstDeath().join();
                tell(death.line());
                return true;
            }
            Thread.sleep(250);
        }
        return false;
    }

    private static int tell(DemoSummary summary, KafkaCounts kafka, List<ExpectedAlert> expected, PrintWriter out) {
        for (ExpectedAlert page : expected) {
            if (kafka.alertId(page).isEmpty()) {
                out.println("missing in Kafka: " + page);
            }
        }
        summary.bySystem().forEach((system, pages) -> out.println("pages of " + system + ": " + pages));
        out.println(summary.line());
        out.flush();
        return summary.missed() > 0 ? 1 : 0;
    }

    private static JsonNode ledger(Console console) throws IOException, InterruptedException {
        var all = JsonFields.MAPPER.createArrayNode();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            JsonNode page =
                    console.get("/api/alerts?state=all" + (cursor.get().isEmpty() ? "" : "&cursor=" + cursor.get()));
            page.path("items").forEach(all::add);
            JsonNode next = page.path("next");
            cursor = next.isTextual() ? Optional.of(next.asText()) : Optional.empty();
        }
        return all;
    }

    private static Duration parse(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new InputException("--duration must be an ISO 8601 duration such as PT2M, not " + text);
        }
    }

    /** The accounts of a demo: one of each role, with passwords that only this run has. */
    private static final class DemoAccounts {
        private DemoAccounts() {}

        static String password() {
            byte[] random = new byte[9];
            new SecureRandom().nextBytes(random);
            return Base64.getUrlEncoder().encodeToString(random);
        }

        static void create(Console console, String password, PrintWriter out) throws IOException, InterruptedException {
            out.println("account admin admin " + password);
            for (String role : new String[] {"viewer", "clinician", "lead"}) {
                ObjectNode body = JsonFields.MAPPER.createObjectNode();
                body.put("name", "Demo " + role).put("role", role).put("password", password);
                console.put("/api/people/demo-" + role, body);
                out.println("account " + role + " demo-" + role + " " + password);
            }
            out.flush();
        }
    }
}
