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
import org.cytovigil.auditor.SiteFacts;
import org.cytovigil.auditor.SiteRules;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.offline.RuleComparison;
import org.cytovigil.core.offline.RuleComparison.AlertDifference;
import org.cytovigil.core.offline.RuleComparison.Difference;
import org.cytovigil.core.offline.RuleComparison.GradeDifference;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "and lists every grade and alert that would differ. With --was, compares what another version of the product",
            "said of the files with what this one says. Exit code 1 if anything differs.",
            "With --publish the result stands in the console too, under Admin; the account must be an admin, the password is",
            "the setting admin.password (CYTOVIGIL_ADMIN_PASSWORD)."
        })
final class CompareCommand implements Callable<Integer> {
    private final Supplier<Settings> settings;

    @Option(
            names = "--candidate",
            paramLabel = "FILE",
            description = "The candidate: properties, or the section grading: of a cytovigil.yml.")
    private @Nullable Path candidate;

    @Option(
            names = "--was",
            paramLabel = "LINES",
            description =
                    "In the place of a candidate: what grade and alerts of another version wrote; may be given twice.")
    private List<Path> was = new ArrayList<>();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "The rules in force, in the same forms (default: those of the settings).")
    private @Nullable Path rules;

    @Option(names = "--since", paramLabel = "TIME", description = "Lists differences from this time on only.")
    private @Nullable String since;

    @Option(names = "--publish", description = "Also keeps the result at the site, for its console.")
    private boolean publish;

    @Mixin
    private ServiceAccount account = new ServiceAccount();

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
    public Integer call() throws IOException, InterruptedException {
        Settings present = settings.get();
        Instant from = EventFiles.time("--since", since);
        EventFiles lines = new EventFiles(files, strict);
        Comparison found = was.isEmpty() ? rules(present, lines, from) : editions(present, lines, from);
        PrintWriter out = spec.commandLine().getOut();
        found.differences().forEach(out::println);
        out.println(found.summary());
        out.flush();
        if (publish) {
            account.signIn(present).post("/api/comparisons", found.document().toString());
        }
        return found.differences().isEmpty() ? lines.exitCode() : 1;
    }

    private GradingRules inForce(Settings present) throws IOException {
        return rules == null ? SiteRules.of(present).rules() : RulesFile.read(rules);
    }

    private Comparison rules(Settings present, EventFiles lines, @Nullable Instant from) throws IOException {
        if (candidate == null) {
            throw new InputException("compare needs --candidate FILE or --was LINES");
        }
        GradingRules inForce = inForce(present);
        GradingRules other = RulesFile.read(candidate);
        List<Fact> facts = files.isEmpty()
                ? SiteFacts.read(present, from, inForce)
                : lines.read(spec.commandLine().getErr(), other.drugs());
        Instant until = files.isEmpty() ? ScaledClock.from(present).instant() : null;
        List<Difference> differences = new RuleComparison(SiteRules.of(present).scales(), inForce, other)
                .of(facts, until).stream()
                        .filter(each -> from == null || !each.at().isBefore(from))
                        .toList();
        return new Comparison(
                inForce.edition(),
                other.edition(),
                patients(facts),
                facts.size(),
                differences.stream().map(Difference::patient).distinct().count(),
                differences.stream()
                        .filter(each -> each instanceof GradeDifference grade && !grade.agrees())
                        .count(),
                differences.stream().filter(AlertDifference.class::isInstance).count(),
                differences.stream().map(CompareCommand::line).toList());
    }

    private Comparison editions(Settings present, EventFiles events, @Nullable Instant from) throws IOException {
        if (candidate != null || files.isEmpty()) {
            throw new InputException("--was needs event files, and no --candidate");
        }
        GradingRules inForce = inForce(present);
        WrittenLines before = WrittenLines.read(was);
        List<Fact> facts = events.read(spec.commandLine().getErr(), inForce.drugs());
        List<EditionComparison.Difference> differences =
                EditionComparison.of(before, facts, inForce).differences().stream()
                        .filter(each -> from == null || !each.at().isBefore(from))
                        .toList();
        return new Comparison(
                before.edition(),
                inForce.edition(),
                patients(facts),
                facts.size(),
                differences.stream()
                        .map(EditionComparison.Difference::patient)
                        .distinct()
                        .count(),
                differences.stream().filter(EditionComparison.Difference::grade).count(),
                differences.stream()
                        .filter(each -> each.line().startsWith("alert "))
                        .count(),
                differences.stream().map(EditionComparison.Difference::line).toList());
    }

    private static long patients(List<Fact> facts) {
        return facts.stream().map(Fact::patient).distinct().count();
    }

    private static String line(Difference difference) {
        return difference instanceof GradeDifference grade
                ? DifferenceLines.grade(grade)
                : DifferenceLines.alert((AlertDifference) difference);
    }
}
