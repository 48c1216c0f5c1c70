// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.explain.AlertExplainer;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.lines.AlertLines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the alerts that the alert policy raises from event files. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "Writes the alert lines that event files lead to, in order of arrival; needs no Kafka.")
final class AlertsCommand implements Callable<Integer> {
    @Mixin
    private EventFiles files = new EventFiles();

    @Mixin
    private OfflineOptions options = new OfflineOptions();

    @Option(names = "--scale", paramLabel = "ID", description = "Only this scale; may be given several times.")
    private List<String> scales = new ArrayList<>();

    @Option(names = "--until", paramLabel = "TIME", description = "The wall clock stops here.")
    private @Nullable String until;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        GradingCatalogue catalogue = OfflineOptions.catalogue(scales);
        GradingRules rules = options.rules();
        List<Fact> facts = files.read(spec.commandLine().getErr(), rules.drugs());
        EventFiles.tellUnknownDrugs(spec.commandLine().getErr(), facts, rules.drugs());
        List<ArrivalReplay.Published> told =
                new ArrivalReplay(catalogue, rules).run(facts, EventFiles.time("--until", until));
        Function<AlertStep, List<String>> words = options.explain()
                ? new AlertExplainer(options.explainer(rules, facts), told)::alert
                : step -> List.of(AlertLines.write(step));
        told.forEach(each -> {
            if (each.outcome() instanceof Outcome.Alerted alerted && isNews(alerted.step())) {
                words.apply(alerted.step()).forEach(out::println);
            }
        });
        out.flush();
        return files.exitCode();
    }

    private static boolean isNews(AlertStep step) {
        return switch (step.transition()) {
            case RAISED, RETRACTED -> true;
            case REOPENED, RESOLVED -> false;
        };
    }
}
