// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import org.cytovigil.platform.UnusableMachineException;
import org.cytovigil.runtime.SettingsException;
import org.cytovigil.site.topic.BrokersUnreachableException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the product. */
@Command(
        name = "cytovigil",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Watches patients for CRS and ICANS, and pages until a human has answered.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "Each service alone, against external Kafka, registry and Postgres: gateway, grader, notification, auditor.",
            "",
            "Not a medical device; a secondary notification only.",
            "Exit code 0: success; 1: a verification found something; 2: wrong use or input."
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            GradeCommand.class,
            AlertsCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            CohortCommand.class,
            RejectsCommand.class,
            CompareCommand.class,
            DrugsCommand.class,
            ExplainCommand.class,
            PageTestCommand.class,
            RotaImportCommand.class,
            VerifyCommand.class,
            CommandLine.HelpCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class Cytovigil {
    private Cytovigil() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return withHandlers(new CommandLine(new Cytovigil()));
    }

    /** Failures end in one line and the exit code of docs/reference/cli.md. */
    static CommandLine withHandlers(CommandLine commandLine) {
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("cytovigil: " + oneLine(failure));
            return failure instanceof InputException
                            || failure instanceof BrokersUnreachableException
                            || failure instanceof SettingsException
                            || failure instanceof UnusableMachineException
                    ? CommandLine.ExitCode.USAGE
                    : CommandLine.ExitCode.SOFTWARE;
        });
        commandLine.setParameterExceptionHandler((failure, arguments) -> {
            failure.getCommandLine().getErr().println("cytovigil: " + oneLine(failure) + " (see: cytovigil help)");
            return CommandLine.ExitCode.USAGE;
        });
        return commandLine;
    }

    private static String oneLine(Exception failure) {
        String message = failure.getMessage();
        return (message == null ? failure.toString() : message).replace('\n', ' ');
    }
}
