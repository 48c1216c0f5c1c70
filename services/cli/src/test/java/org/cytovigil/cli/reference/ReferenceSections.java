// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli.reference;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.runtime.Service;
import org.cytovigil.runtime.SettingKey;

/**
 * Fills the marked sections of a reference page with what the code knows.
 *
 * <p>{@code <!-- settings GRADER -->} lists the settings that a service reads, {@code <!-- topics -->} the catalogue,
 * {@code <!-- records -->} the fields of each topic, {@code <!-- commands -->} the command line and
 * {@code <!-- routes -->} the API. A section ends with {@code <!-- end -->}.
 */
final class ReferenceSections {
    private static final Pattern SECTION = Pattern.compile(
            "<!-- (settings|topics|records|commands|routes)( [A-Z]+)? -->\\n.*?<!-- end -->", Pattern.DOTALL);

    private ReferenceSections() {}

    static String filled(String page) {
        return SECTION.matcher(page).replaceAll(section -> {
            String argument = section.group(2) == null ? "" : section.group(2);
            return Matcher.quoteReplacement("<!-- " + section.group(1) + argument + " -->\n"
                    + content(section.group(1), argument.strip()) + "<!-- end -->");
        });
    }

    private static String content(String kind, String argument) {
        return switch (kind) {
            case "settings" -> settings(Service.valueOf(argument));
            case "topics" -> TopicSections.topics();
            case "records" -> TopicSections.records();
            case "commands" -> CommandSections.commands();
            default -> RouteSection.routes();
        };
    }

    private static String settings(Service service) {
        MarkdownTable table = new MarkdownTable("Setting", "Default", "Value", "Meaning");
        Arrays.stream(SettingKey.values())
                .filter(key -> key.services().contains(service))
                .forEach(key -> table.row(
                        "`" + key.key() + "`",
                        key.defaultText()
                                .map(text -> text.isEmpty() ? "empty" : "`" + text + "`")
                                .orElse("none"),
                        key.type().expectation() + (key.secret() ? "; a secret" : ""),
                        key.doc()));
        return table.toString();
    }
}
