// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.site.deadletter.DeadLetterRecords;
import org.junit.jupiter.api.Test;

/** The words of the console: both languages say the same things, and times are the ward's. */
class WordsTest {
    private static final Instant NOW = Instant.parse("2026-01-15T23:30:00Z");
    private static final Words GERMAN = new Words(Locale.GERMAN, ZoneId.of("Europe/Berlin"), NOW);
    private static final Pattern ASKED = Pattern.compile("\\.of\\(\\s*\"([a-z][A-Za-z.]+)\"[,)]");
    private static final Pattern AUDITED = Pattern.compile("\\.audit\\([^;\"]*\"([A-Z_]+[A-Z])\"");
    private static final Pattern TRANSITION = Pattern.compile("transitions\\.publish\\([^;\"]*\"([A-Z_]+)\"");
    private static final Pattern NUMBERS = Pattern.compile("\\{[A-Za-z0-9.]+}|[0-9]+(\\.[0-9]+)?");

    @Test
    void bothLanguagesHaveTheSameKeysWithTheSameGaps() {
        Map<String, String> english = bundle("en");
        Map<String, String> german = bundle("de");
        assertThat(german.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
        english.forEach((key, text) ->
                assertThat(gaps(german.getOrDefault(key, ""))).as(key).isEqualTo(gaps(text)));
    }

    @Test
    void everyKeyThatAPageAsksForIsThere() throws IOException {
        Map<String, String> english = bundle("en");
        List<String> asked = new ArrayList<>();
        for (String folder : List.of("src/main/jte", "src/main/java/org/cytovigil/notification/console")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile)
                        .flatMap(file -> ASKED.matcher(text(file)).results().map(found -> found.group(1)))
                        .filter(key -> key.contains(".") && !key.endsWith("."))
                        .forEach(asked::add);
            }
        }
        assertThat(asked).isNotEmpty();
        assertThat(english.keySet()).containsAll(asked);
    }

    @Test
    void everyProductHasAName() {
        assertThat(bundle("de").keySet())
                .containsAll(Arrays.stream(Product.values())
                        .map(product -> "product." + product)
                        .toList());
    }

    @Test
    void everyCriterionThatAPageQuotesHasAGermanTextWithTheSameNumbers() {
        Map<String, String> german = bundle("de", "rules_");
        Map<String, String> english = new TreeMap<>();
        for (GradingSystem<?> scale : GradingCatalogue.known().systems()) {
            for (CriteriaRow row : scale.criteria().rows()) {
                scale.criteria()
                        .explanation(row.criterion())
                        .ifPresent(text -> english.put("rule." + scale.id() + "." + row.criterion(), text));
            }
        }
        assertThat(german.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) ->
                assertThat(numbers(german.getOrDefault(key, ""))).as(key).isEqualTo(numbers(text)));
    }

    @Test
    void everyFlagHasAName() {
        assertThat(bundle("de").keySet())
                .containsAll(
                        Arrays.stream(Flag.values()).map(flag -> "flag." + flag).toList());
    }

    @Test
    void timesAreOfTheWardAndNameTheDayWhereItIsNotToday() {
        assertThat(GERMAN.time(NOW)).isEqualTo("00:30");
        assertThat(GERMAN.time(NOW.minus(Duration.ofHours(1)))).isEqualTo("15 Jan. 23:30");
        assertThat(GERMAN.exact(NOW.plusSeconds(5))).isEqualTo("00:30:05");
        assertThat(GERMAN.zoneName()).isNotEqualTo("UTC");
    }

    @Test
    void timesOfAWardWithOtherClocksNameTheirZone() {
        Words page = new Words(Locale.ENGLISH, ZoneId.of("UTC"), NOW);
        Words berlin = page.forWard(ZoneId.of("Europe/Berlin"));
        assertThat(berlin.time(NOW)).isEqualTo("00:30 CET");
        assertThat(berlin.time(NOW.minus(Duration.ofHours(1)))).isEqualTo("15 Jan 23:30 CET");
        assertThat(berlin.exact(NOW.plusSeconds(5))).isEqualTo("00:30:05 CET");
        Instant summer = Instant.parse("2026-10-25T00:30:00Z");
        assertThat(berlin.clock(summer)).isEqualTo("02:30 CEST");
        assertThat(berlin.clock(summer.plus(Duration.ofHours(1)))).isEqualTo("02:30 CET");
        assertThat(page.forWard(ZoneId.of("Africa/Abidjan")).time(NOW)).isEqualTo("23:30");
        assertThat(page.forWard(ZoneId.of("UTC"))).isSameAs(page);
        assertThat(page.in(ZoneId.of("Europe/Berlin")).time(NOW)).isEqualTo("00:30");
    }

    @Test
    void spansAreCoarse() {
        assertThat(GERMAN.span(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(GERMAN.span(Duration.ofMinutes(59))).isEqualTo("59 min");
        assertThat(GERMAN.span(Duration.ofMinutes(60))).isEqualTo("1 h");
        assertThat(GERMAN.span(Duration.ofMinutes(95))).isEqualTo("1 h 35 min");
        assertThat(GERMAN.span(Duration.ofHours(49))).isEqualTo("2 d 1 h");
        assertThat(GERMAN.span(Duration.ofSeconds(-5))).isEqualTo("0 s");
    }

    @Test
    void aConstantThatNobodyTranslatedIsShownInPlainLetters() {
        assertThat(GERMAN.word("flag", "SOMETHING_NEW")).isEqualTo("something new");
        assertThat(GERMAN.word("flag", "STALE")).isEqualTo("Daten zu alt");
        assertThat(GERMAN.word("flag", null)).isEmpty();
    }

    /** The actions stand where they are done: after the actor, or as what an alert's transition adds to its beginning. */
    @Test
    void everyActionOfTheAuditTrailIsNamed() throws IOException {
        Set<String> actions = new TreeSet<>(Set.of(DeadLetterRecords.REPLAYED));
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(Files::isRegularFile).map(WordsTest::text).forEach(code -> {
                AUDITED.matcher(code).results().forEach(found -> actions.add(found.group(1)));
                TRANSITION.matcher(code).results().forEach(found -> actions.add("ALERT_" + found.group(1)));
            });
        }
        assertThat(actions).hasSizeGreaterThan(20).contains("ALERT_CLOSED", "SIGNED_IN", "AUDIT_READ");
        assertThat(bundle("de").keySet())
                .containsAll(actions.stream().map(action -> "did." + action).toList());
    }

    /** Grades, limits and the names of limits, in their order. */
    private static List<String> numbers(String text) {
        return NUMBERS.matcher(text).results().map(found -> found.group()).toList();
    }

    private static String gaps(String text) {
        return Pattern.compile("\\{[0-9]}")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private static Map<String, String> bundle(String language) {
        return bundle(language, "messages_", "words_", "rota_", "audit_");
    }

    private static Map<String, String> bundle(String language, String... files) {
        Map<String, String> texts = new TreeMap<>();
        Stream.of(files)
                .map(name -> Path.of("src/main/resources/console/" + name + language + ".properties"))
                .flatMap(file -> text(file).lines())
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .forEach(line -> {
                    String before =
                            texts.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
                    assertThat(before).as("twice: " + line).isNull();
                });
        return texts;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
