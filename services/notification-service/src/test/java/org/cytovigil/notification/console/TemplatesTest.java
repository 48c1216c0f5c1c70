// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every template of the console. */
class TemplatesTest {
    private static final Pattern SENDING_FORM = Pattern.compile("<form [^>]*hx-post[^>]*>");
    private static final Pattern KEPT = Pattern.compile("<form id=\"[a-z]+-[^\"]*\" hx-preserve .*");

    /** Each change of a patient refreshes the parts of a page: a form made anew would have lost what was chosen in it. */
    @Test
    void aFormInAPartOfAPageIsKeptWhenThePartIsRefreshed() throws IOException {
        try (Stream<Path> parts = Files.list(Path.of("src/main/jte/part"))) {
            List<String> forms = parts.flatMap(part -> SENDING_FORM
                            .matcher(read(part))
                            .results()
                            .map(form -> form.group().replaceAll("\\s+", " ")))
                    .toList();
            assertThat(forms).isNotEmpty().allMatch(form -> KEPT.matcher(form).matches());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
