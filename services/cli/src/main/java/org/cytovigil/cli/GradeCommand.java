// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.lines.GradeLines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Grades event files offline with the very same core. */
@Command(
        name = "grade",
        mixinStandardHelpOptions = true,
        description = "Grades event files offline and writes grade lines; needs no Kafka.")
final class GradeCommand implements Callable<Integer> {
    @Mixin
    private EventFiles files = new EventFiles();

    @Option(names = "--scale", paramLabel = "ID", description = "Only this scale; may be given several times.")
    private List<String> scales = new ArrayList<>();

    @Option(names = "--until", paramLabel = "TIME", description = "Facts and timers up to this time.")
    private @Nullable String until;

    @Option(names = "--as-it-arrives", description = "What would have been published, in order of arrival.")
    private boolean asItArrives;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Instant end = EventFiles.time(until);
        GradingCatalogue catalogue = catalogue();
        GradingRules rules = GradingRules.defaults();
        List<Fact> facts = files.read(spec.commandLine().getErr());
        if (asItArrives) {
            new ArrivalReplay(catalogue, rules).run(facts, end).forEach(told -> {
                if (told.outcome() instanceof Outcome.Graded graded) {
                    out.println(GradeLines.write(graded.line()));
                }
            });
        } else {
            new ConvergedGrades(catalogue, rules)
                    .lines(facts, end)
                    .forEach(line -> out.println(
                            GradeLines.write(line.patient().value(), line.system(), line.span(), rules.edition())));
        }
        out.flush();
        return files.exitCode();
    }

    private GradingCatalogue catalogue() {
        try {
            return scales.isEmpty() ? GradingCatalogue.standard() : GradingCatalogue.chosen(scales);
        } catch (IllegalArgumentException unknown) {
            throw new InputException(String.valueOf(unknown.getMessage()));
        }
    }
}
