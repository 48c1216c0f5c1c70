// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cytovigil.core.explain.Explainer;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PublishedLine;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
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

    @Mixin
    private OfflineOptions options = new OfflineOptions();

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
        Instant end = EventFiles.time("--until", until);
        GradingCatalogue catalogue = OfflineOptions.catalogue(scales);
        GradingRules rules = options.rules();
        List<Fact> facts = files.read(spec.commandLine().getErr(), rules.drugs());
        EventFiles.tellUnknownDrugs(spec.commandLine().getErr(), facts, rules.drugs());
        if (options.explain()) {
            explain(catalogue, rules, facts, end);
        } else {
            write(catalogue, rules, facts, end);
        }
        spec.commandLine().getOut().flush();
        return files.exitCode();
    }

    private void write(GradingCatalogue catalogue, GradingRules rules, List<Fact> facts, @Nullable Instant end) {
        PrintWriter out = spec.commandLine().getOut();
        if (asItArrives) {
            published(catalogue, rules, facts, end).forEach(line -> out.println(GradeLines.write(line)));
        } else {
            new ConvergedGrades(catalogue, rules)
                    .lines(facts, end)
                    .forEach(line -> out.println(
                            GradeLines.write(line.patient().value(), line.system(), line.span(), rules.edition())));
        }
    }

    private void explain(GradingCatalogue catalogue, GradingRules rules, List<Fact> facts, @Nullable Instant end) {
        PrintWriter out = spec.commandLine().getOut();
        Explainer explainer = options.explainer(rules, facts);
        if (asItArrives) {
            published(catalogue, rules, facts, end)
                    .forEach(line -> explainer
                            .grade(line.patient(), line.system(), line.span(), line.knownAt(), line.suggestions())
                            .forEach(out::println));
        } else {
            new ConvergedGrades(catalogue, rules)
                    .lines(facts, end)
                    .forEach(line -> explainer
                            .grade(line.patient(), line.system(), line.span(), Instant.MAX, line.suggestions())
                            .forEach(out::println));
        }
    }

    private static List<PublishedLine> published(
            GradingCatalogue catalogue, GradingRules rules, List<Fact> facts, @Nullable Instant end) {
        return new ArrivalReplay(catalogue, rules)
                .run(facts, end).stream()
                        .map(ArrivalReplay.Published::outcome)
                        .filter(Outcome.Graded.class::isInstance)
                        .map(outcome -> ((Outcome.Graded) outcome).line())
                        .toList();
    }
}
