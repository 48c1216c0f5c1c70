// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.offline.RuleComparison;
import org.cytovigil.core.offline.RuleComparison.AlertDifference;
import org.cytovigil.core.offline.RuleComparison.Difference;
import org.cytovigil.core.offline.RuleComparison.GradeDifference;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what other rules would have done to the same input. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Re-grades the input topics of a running site, or event files, under candidate rules beside those in force,",
            "and lists every grade and alert that would differ. Exit code 1 if any does."
        })
final class CompareCommand implements Callable<Integer> {
    private final Supplier<Settings> settings;

    @Option(
            names = "--candidate",
            required = true,
            paramLabel = "FILE",
            description = "The candidate: properties, or the section grading: of a cytovigil.yml.")
    private Path candidate = Path.of("");

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "The rules in force, in the same forms (default: those of the settings).")
    private @Nullable Path rules;

    @Option(names = "--since", paramLabel = "TIME", description = "Lists differences from this time on only.")
    private @Nullable String since;

    @Option(names = "--strict", description = "With files: exit with 2 if a line cannot be used.")
    private boolean strict;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Event lines (JSON), - for standard input; none: the topics of the running site.")
    private List<String> files = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CompareCommand() {
        this(Settings::load);
    }

    /** For tests. */
    CompareCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        Settings present = settings.get();
        Instant from = EventFiles.time("--since", since);
        GradingRules inForce = rules == null ? RulesFile.inForce(present) : RulesFile.read(rules);
        GradingRules other = RulesFile.read(candidate);
        EventFiles lines = new EventFiles(files, strict);
        List<Fact> facts = files.isEmpty()
                ? SiteFacts.read(present, from, inForce)
                : lines.read(spec.commandLine().getErr());
        Instant until = files.isEmpty() ? ScaledClock.from(present).instant() : null;
        List<Difference> differences = new RuleComparison(scales(present), inForce, other)
                .of(facts, until).stream()
                        .filter(each -> from == null || !each.at().isBefore(from))
                        .toList();
        print(differences);
        summary(facts, inForce, other, differences);
        return differences.isEmpty() ? lines.exitCode() : 1;
    }

    private static GradingCatalogue scales(Settings settings) {
        try {
            return GradingCatalogue.standardWith(
                    Stream.of(settings.text(SettingKey.GRADING_SCALES).split(",", -1))
                            .map(String::strip)
                            .filter(id -> !id.isEmpty())
                            .toList());
        } catch (IllegalArgumentException unknown) {
            throw new InputException(String.valueOf(unknown.getMessage()));
        }
    }

    private void print(List<Difference> differences) {
        PrintWriter out = spec.commandLine().getOut();
        differences.forEach(each -> out.println(
                each instanceof GradeDifference grade
                        ? DifferenceLines.grade(grade)
                        : DifferenceLines.alert((AlertDifference) each)));
    }

    private void summary(List<Fact> facts, GradingRules inForce, GradingRules other, List<Difference> differences) {
        long grades = differences.stream()
                .filter(each -> each instanceof GradeDifference grade && !grade.agrees())
                .count();
        long alerts =
                differences.stream().filter(AlertDifference.class::isInstance).count();
        spec.commandLine()
                .getOut()
                .println("compare edition=" + inForce.edition() + " candidate=" + other.edition() + " patients="
                        + facts.stream().map(Fact::patient).distinct().count() + " events=" + facts.size()
                        + " patients_differ="
                        + differences.stream()
                                .map(Difference::patient)
                                .distinct()
                                .count() + " grades_differ="
                        + grades + " alerts_differ=" + alerts);
        spec.commandLine().getOut().flush();
    }
}
