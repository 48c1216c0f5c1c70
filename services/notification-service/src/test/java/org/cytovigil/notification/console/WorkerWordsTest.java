// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the script that a browser keeps says by itself is in it in each language of the console. */
class WorkerWordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theScriptHasItsWordsInEachLanguage() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-01-15T08:00:00Z"), ZoneOffset.UTC);
        String script = Objects.requireNonNull(new InstalledController(new Assets(), JSON, clock)
                        .worker()
                        .body())
                .toString();
        assertThat(script).doesNotContain("@WORDS@", "@VERSION@");
        Matcher written = Pattern.compile("const WORDS = (.*);").matcher(script);
        assertThat(written.find()).isTrue();
        JsonNode words = JSON.readTree(written.group(1));
        List<String> asked = Pattern.compile("word\\(\"([^\"]+)\"\\)")
                .matcher(script)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(asked).hasSize(2);
        for (String language : List.of("en", "de")) {
            for (String key : asked) {
                assertThat(words.path(language).path(key).asText())
                        .as(language + " " + key)
                        .isNotEmpty();
            }
        }
        assertThat(words.path("de")).isNotEqualTo(words.path("en"));
    }
}
