// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

/** The pages for clinicians say what the tables and keys say; {@code -Dpages=write} rewrites them. */
class ClinicalPagesTest {
    private static final Path PAGES = Path.of("..", "..", "docs", "clinical");
    private static final Path TABLES = Path.of("src", "main", "resources", "org", "cytovigil", "core");

    @Test
    void everyPageSaysWhatTheTablesSay() throws IOException {
        boolean write = "write".equals(System.getProperty("pages"));
        for (Path page : files(PAGES, ".md")) {
            String text = Files.readString(page);
            String filled = PageSections.filled(text);
            if (write) {
                Files.writeString(page, filled);
            } else {
                assertThat(text)
                        .as("%s differs from the tables: mvn verify -pl services/toxicity-core -Dpages=write", page)
                        .isEqualTo(filled);
            }
        }
    }

    @Test
    void everyTableWithASourceIsOnAPage() throws IOException {
        String pages = text();
        for (Path table : files(TABLES, ".csv")) {
            String header = Files.readAllLines(table).get(0);
            if (List.of(header.split(",", -1)).contains("source")) {
                String name = TABLES.relativize(table).toString().replace('\\', '/');
                assertThat(pages).as(name).contains("<!-- table " + name);
            }
        }
    }

    @Test
    void everyRegisteredScaleHasItsCriteriaOnAPage() throws IOException {
        String pages = text();
        for (GradingSystem<?> scale : GradingCatalogue.known().systems()) {
            assertThat(pages).contains("`" + scale.id() + "`");
            assertThat(scale.criteria().rows()).as(scale.id()).isNotEmpty();
            for (CriteriaRow row : scale.criteria().rows()) {
                assertThat(pages)
                        .contains("| " + PageSections.withDefaults(row.text()).replace("|", "\\|") + " |");
            }
        }
    }

    @Test
    void everyKeyIsAmongTheDefaults() throws IOException {
        String defaults = Files.readString(PAGES.resolve("defaults.md"));
        for (RuleKey key : RuleKey.values()) {
            assertThat(defaults)
                    .contains("`grading." + key.key() + "` | " + key.fallback() + " | " + key.range() + " | "
                            + key.meaning());
        }
    }

    @Test
    void everyRowOfATableNamesItsSource() throws IOException {
        for (Path table : files(TABLES, ".csv")) {
            List<String> lines = Files.readAllLines(table);
            if (lines.get(0).endsWith(",source")) {
                assertThat(lines).as(table.toString()).noneMatch(line -> line.endsWith(","));
            }
        }
    }

    @Test
    void linksBetweenThePagesLead() throws IOException {
        for (Path page : files(PAGES, ".md")) {
            Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(page));
            while (link.find()) {
                assertThat(PAGES.resolve(link.group(1))).as("link in %s", page).exists();
            }
        }
    }

    private static String text() throws IOException {
        return files(PAGES, ".md").stream().map(ClinicalPagesTest::read).collect(Collectors.joining());
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
