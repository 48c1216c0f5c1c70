// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.cytovigil.lines.JsonFields;
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
            List<ObjectNode> events = new ArrayList<>();
            List<Path> raw = new ArrayList<>();
            for (Path file : files) {
                if (file.toString().endsWith(".hl7") || file.toString().endsWith(".json")) {
                    raw.add(file);
                } else {
                    read(file, events, errors);
                }
            }
            for (Path file : raw) {
                target.raw(Files.readString(file));
            }
            events.sort(Comparator.comparing(ReplayCommand::at));
            play(target, events);
            target.finish();
            spec.commandLine().getOut().println(target.report());
            spec.commandLine().getOut().flush();
            return target.failed() > 0 ? 1 : 0;
        } catch (NoSuchFileException missing) {
            throw new InputException("no such file: " + missing.getMessage());
        }
    }

    private static void read(Path file, List<ObjectNode> events, PrintWriter errors) throws IOException {
        long number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            long present = number;
            JsonFields.parse(line)
                    .filter(fields -> fields.text("at") != null)
                    .ifPresentOrElse(
                            fields -> events.add(fields.node()),
                            () -> errors.println(file + ": line " + present + ": MALFORMED: not an event"));
        }
    }

    private void play(ReplayTarget target, List<ObjectNode> events) throws Exception {
        if (events.isEmpty()) {
            return;
        }
        Instant now = Clock.systemUTC().instant();
        boolean moves = rebase || to == Target.mllp || to == Target.fhir;
        Duration shift = moves ? Duration.between(newest(events), now) : Duration.ZERO;
        Instant first = at(events.get(0));
        Progress progress = new Progress(spec.commandLine().getErr(), events.size());
        for (ObjectNode event : events) {
            pause(first, at(event), now);
            target.send(shifted(event, shift));
            progress.step();
        }
        progress.end();
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

    private static ObjectNode shifted(ObjectNode event, Duration shift) {
        if (shift.isZero()) {
            return event;
        }
        for (String field : new String[] {"at", "arrivedAt", "endedAt", "until"}) {
            if (event.hasNonNull(field)) {
                Instant time = OffsetDateTime.parse(event.get(field).asText()).toInstant();
                event.put(field, time.plus(shift).toString());
            }
        }
        return event;
    }

    private static Instant newest(List<ObjectNode> events) {
        return events.stream()
                .map(ReplayCommand::newest)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When an event happened or arrived, the later; a plan has not happened. */
    private static Instant newest(ObjectNode event) {
        if (event.path("phase").asText().equals("PLANNED")) {
            return Instant.MIN;
        }
        Instant at = at(event);
        if (!event.hasNonNull("arrivedAt")) {
            return at;
        }
        Instant arrived = OffsetDateTime.parse(event.get("arrivedAt").asText()).toInstant();
        return arrived.isAfter(at) ? arrived : at;
    }

    private static Instant at(ObjectNode event) {
        try {
            return OffsetDateTime.parse(event.path("at").asText()).toInstant();
        } catch (java.time.DateTimeException e) {
            throw new InputException("an event has no RFC 3339 time in 'at'");
        }
    }
}
