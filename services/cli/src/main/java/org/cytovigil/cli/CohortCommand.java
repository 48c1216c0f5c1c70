// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.ward.cohort.Body;
import org.cytovigil.ward.cohort.Feed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures on a simulated cohort how surely and how fast rises are paged. */
@Command(
        name = "cohort",
        mixinStandardHelpOptions = true,
        description = {
            "Measures on a seeded cohort which rises of CRS to 2 or more are paged, how fast, and how often a page is false,",
            "by how often pressure and saturation are charted. Writes a table (Markdown); needs no Kafka."
        })
final class CohortCommand implements Callable<Integer> {
    @Option(names = "--seed", description = "Same seed, same patients (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--patients", description = "Number of patients (default: ${DEFAULT-VALUE}).")
    private int patients = 50;

    @Option(
            names = "--every",
            split = ",",
            paramLabel = "DURATION",
            description = "How often it is charted; from PT15M on by a cuff (default: ${DEFAULT-VALUE}).")
    private List<String> every = List.of("PT1M", "PT5M", "PT15M", "PT4H");

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description =
                    "Other rules: properties, or the section grading: of a cytovigil.yml (default: our defaults).")
    private @Nullable Path rules;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (patients < 1) {
            throw new InputException("--patients must be at least 1");
        }
        GradingRules inForce = rules == null ? GradingRules.defaults() : RulesFile.read(rules);
        List<Feed> feeds = every.stream().map(CohortCommand::feed).toList();
        PrintWriter out = spec.commandLine().getOut();
        out.println("| Charted every | Patient-days | Rises to 2 or more paged | of those only measured | Median delay "
                + "| 90 % within | False pages a patient-day | Other pages a patient-day |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (Feed feed : feeds) {
            CohortMeasure measure = new CohortMeasure(inForce);
            for (int i = 0; i < patients; i++) {
                measure.add(Body.of(seed, i), feed, seed);
            }
            out.println("| " + feed.every() + " " + feed.method() + " | " + measure.row() + " |");
            out.flush();
        }
        return 0;
    }

    private static Feed feed(String text) {
        try {
            Duration every = Duration.parse(text);
            if (every.compareTo(Duration.ofSeconds(1)) >= 0) {
                return Feed.every(every);
            }
        } catch (DateTimeException unreadable) {
            throw new InputException("--every takes durations such as PT5M, not " + text);
        }
        throw new InputException("--every takes durations from PT1S on, not " + text);
    }
}
