// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli.reference;

import java.util.Arrays;
import org.cytovigil.cli.Cytovigil;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands with their options, from the command line itself. */
final class CommandSections {
    private CommandSections() {}

    static String commands() {
        StringBuilder text = new StringBuilder();
        new CommandLine(Cytovigil.class)
                .getSubcommands()
                .forEach((name, command) -> append(text, "### " + name, name, command));
        return text.toString();
    }

    private static void append(StringBuilder text, String heading, String name, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        String synopsis = command.getHelp().synopsis(0).strip().replaceAll("\\s+", " ");
        text.append("\n").append(heading).append("\n\n");
        Arrays.stream(spec.usageMessage().description())
                .forEach(line -> text.append(line.replace("%n", " ")).append("\n"));
        text.append("\n`").append(synopsis).append("`\n");
        MarkdownTable table = new MarkdownTable("Argument", "Meaning");
        spec.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .forEach(parameter -> table.row("`" + parameter.paramLabel() + "`", meaning(parameter)));
        boolean any = !spec.positionalParameters().isEmpty();
        for (OptionSpec option : spec.options()) {
            if (!option.hidden() && !option.usageHelp() && !option.versionHelp()) {
                String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
                table.row("`" + option.longestName() + value + "`", meaning(option));
                any = true;
            }
        }
        if (any) {
            text.append("\n").append(table);
        }
        command.getSubcommands()
                .forEach((sub, subcommand) -> append(text, "#### " + name + " " + sub, name + " " + sub, subcommand));
    }

    private static String meaning(ArgSpec argument) {
        String fallback = argument.defaultValue();
        String text = String.join(" ", argument.description()).replace("%%", "%");
        return fallback == null ? text.replace("${DEFAULT-VALUE}", "none") : text.replace("${DEFAULT-VALUE}", fallback);
    }
}
