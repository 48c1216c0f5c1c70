// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.rules.GradingRules;
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

    @Option(names = "--until", paramLabel = "TIME", description = "The wall clock stops here.")
    private @Nullable String until;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        new ArrivalReplay(GradingCatalogue.standard(), GradingRules.defaults())
                .run(files.read(spec.commandLine().getErr()), EventFiles.time(until))
                .forEach(told -> {
                    if (told.outcome() instanceof Outcome.Alerted alerted && isNews(alerted.step())) {
                        out.println(AlertLines.write(alerted.step()));
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
