// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends recorded events into a running system. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Sends recorded events into a running system: event lines, raw HL7 (.hl7) or FHIR (.json).")
final class ReplayCommand implements Callable<Integer> {
    /** Where to. */
    enum Target {
        kafka,
        http,
        mllp,
        fhir
    }

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to send.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--to", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    private Target to = Target.kafka;

    @Option(names = "--speed", description = "How many times as fast as recorded, or max (default).")
    private String speed = "max";

    @Option(names = "--rebase", description = "Moves all times so that the newest is now (always so for mllp, fhir).")
    private boolean rebase;

    @Option(names = "--host", description = "Host of the gateway (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "Port of the gateway or broker (default: as configured).")
    private @Nullable Integer port;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter errors = spec.commandLine().getErr();
        Settings settings = Settings.load();
        try (ReplayTarget target = ReplayTarget.open(to, settings, host, port)) {
            List<RecordedEvent> events = new ArrayList<>();
            List<Path> raw = new ArrayList<>();
            for (Path file : files) {
                if (file.toString().endsWith(".hl7") || file.toString().endsWith(".json")) {
                    raw.add(file);
                } else {
                    read(file, events, target, errors);
                }
            }
            for (Path file : raw) {
                target.raw(Files.readAllBytes(file));
            }
            events.sort(Comparator.comparing(RecordedEvent::at));
            play(target, events);
            target.finish();
            spec.commandLine().getOut().println(target.report());
            spec.commandLine().getOut().flush();
            return target.failed() > 0 ? 1 : 0;
        } catch (NoSuchFileException missing) {
            throw new InputException("no such file: " + missing.getMessage());
        }
    }

    private static void read(Path file, List<RecordedEvent> events, ReplayTarget target, PrintWriter errors)
            throws IOException {
        long number = 0;
        // What is no UTF-8 costs its own line alone, which the replacement character marks.
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Optional<RecordedEvent> event = RecordedEvent.read(line);
            if (event.isPresent()) {
                events.add(event.get());
            } else {
                target.count(false, 1);
                errors.println(file + ": line " + number + ": MALFORMED: not an event with an RFC 3339 time in 'at'");
            }
        }
    }

    private void play(ReplayTarget target, List<RecordedEvent> events) throws Exception {
        if (events.isEmpty()) {
            return;
        }
        Instant now = Clock.systemUTC().instant();
        boolean moves = rebase || to == Target.mllp || to == Target.fhir;
        Duration shift = moves ? shift(events, now) : Duration.ZERO;
        Instant first = events.get(0).at();
        Progress progress = new Progress(spec.commandLine().getErr(), events.size());
        for (RecordedEvent event : events) {
            pause(first, event.at(), now);
            target.send(shift.isZero() ? event.fields() : event.moved(shift));
            progress.step();
        }
        progress.end();
    }

    /** So that the newest is now; plans alone stay where they are. */
    private static Duration shift(List<RecordedEvent> events, Instant now) {
        return events.stream()
                .map(RecordedEvent::latest)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(newest -> Duration.between(newest, now))
                .orElse(Duration.ZERO);
    }

    private void pause(Instant first, Instant at, Instant started) throws InterruptedException {
        if (speed.equals("max")) {
            return;
        }
        double factor = factor();
        Instant due = started.plusMillis(Math.round(Duration.between(first, at).toMillis() / factor));
        long wait = Duration.between(Clock.systemUTC().instant(), due).toMillis();
        if (wait > 0) {
            Thread.sleep(wait);
        }
    }

    private double factor() {
        try {
            double factor = Double.parseDouble(speed);
            if (factor > 0) {
                return factor;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InputException("--speed must be a number above 0 or max, not " + speed);
    }
}
