// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.ward.ChartingFaults;
import org.cytovigil.ward.ExpectedAlert;
import org.cytovigil.ward.Pace;
import org.cytovigil.ward.SimulatedEvent;
import org.cytovigil.ward.Simulation;
import org.cytovigil.ward.VirtualPatient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the events of virtual patients. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Writes event lines of virtual patients, and with --truth the alerts that must result.")
final class SimulateCommand implements Callable<Integer> {
    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");

    @Option(names = "--seed", description = "Same seed, same ward (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--patients", description = "Number of patients (default: ${DEFAULT-VALUE}).")
    private int patients = 12;

    @Option(names = "--days", description = "Length in days (default: ${DEFAULT-VALUE}).")
    private int days = 3;

    @Option(
            names = "--faults",
            paramLabel = "SPEC",
            description = {
                "Faults of charting, with their usual values: frozen=PT8H,jitter=PT20S,sparse=PT5M,gaps=0.1,",
                "missing=0.1,cuffs,units=0.02,artefacts=0.01,late=PT2H (docs/operations/simulator.md)."
            })
    private @Nullable String faults;

    @Option(names = "--mix", description = "Adds a patient for each toxicity of the other therapies.")
    private boolean mix;

    @Option(names = "--truth", paramLabel = "FILE", description = "Writes the alerts that must result there.")
    private @Nullable Path truth;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (patients < 1 || days < 1) {
            throw new InputException("--patients and --days must be at least 1");
        }
        Simulation ward = new Simulation(seed, patients, START, Duration.ofDays(days), Pace.REAL);
        List<VirtualPatient.Story> stories = new ArrayList<>(ward.stories(faults()));
        if (mix) {
            stories.addAll(ward.otherTherapies());
        }
        PrintWriter out = spec.commandLine().getOut();
        stories.stream()
                .flatMap(story -> story.events().stream())
                .sorted(Comparator.comparing(SimulatedEvent::sent))
                .forEach(event -> out.println(event.event()));
        out.flush();
        if (truth != null) {
            Files.write(
                    truth,
                    stories.stream()
                            .flatMap(story -> story.expected().stream())
                            .sorted(Comparator.comparing(ExpectedAlert::at))
                            .map(SimulateCommand::line)
                            .toList());
        }
        return 0;
    }

    private ChartingFaults faults() {
        try {
            return faults == null ? ChartingFaults.NONE : ChartingFaults.parse(faults);
        } catch (IllegalArgumentException unusable) {
            throw new InputException("--faults: " + unusable.getMessage());
        }
    }

    private static String line(ExpectedAlert alert) {
        ObjectNode line = JsonFields.MAPPER.createObjectNode();
        line.put("type", "alert");
        line.put("patient", alert.patient());
        line.put("cause", alert.cause());
        line.put("system", alert.system());
        line.put("grade", alert.grade());
        line.put("page", alert.page());
        line.put("raisedAt", alert.at().toString());
        return line.toString();
    }
}
