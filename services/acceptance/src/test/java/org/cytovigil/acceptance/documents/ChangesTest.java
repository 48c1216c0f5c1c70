// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every file of {@code changes/} can become a part of the changelog as it is. */
class ChangesTest {
    private static final Pattern ENTRY =
            Pattern.compile("- (CHANGE|FEATURE|ENHANCEMENT|BUGFIX) \\([a-z-]+(, [a-z-]+)*\\): \\S.*");

    @Test
    void everyLineIsAnEntryOrGoesOnWithOne() {
        List<String> wrong = new ArrayList<>();
        new RepositoryFiles().texts().forEach((path, text) -> {
            if (path.startsWith("changes/") && !path.endsWith("README.md")) {
                text.lines()
                        .filter(line -> !ENTRY.matcher(line).matches() && !line.matches("  \\S.*"))
                        .forEach(line -> wrong.add(path + ": " + line));
                if (!text.startsWith("- ")) {
                    wrong.add(path + " begins with no entry");
                }
            }
        });
        assertThat(wrong).isEmpty();
    }
}
