// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.patient;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cytovigil.core.explain.RuleText;
import org.cytovigil.core.explain.Sentences;
import org.cytovigil.core.explain.Sentences.Kind;
import org.cytovigil.core.explain.Sentences.Sentence;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.notification.api.BoardView;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.console.board.Flag;
import org.cytovigil.notification.console.board.Gauges;
import org.cytovigil.notification.console.patient.PatientFile.Evidence;
import org.cytovigil.notification.console.patient.PatientFile.Reason;
import org.cytovigil.notification.console.patient.PatientFile.Suggestion;
import org.cytovigil.notification.console.patient.PatientFile.Why;
import org.cytovigil.notification.ledger.GradeRow;
import org.cytovigil.notification.ledger.NamedReading;
import org.cytovigil.notification.ledger.ReadingRepository;
import org.cytovigil.runtime.Settings;

/** Says why grades are as they are, in the sentences of the explanations and with the readings that are kept. */
@Singleton
public class Whys {
    private static final GradingCatalogue SCALES = GradingCatalogue.known();
    private static final char BETWEEN = 31;

    private final Sentences english;
    private final Sentences german;
    private final RuleText numbers;
    private final ReadingRepository readings;

    Whys(ReadingRepository readings, Settings settings) {
        this.readings = readings;
        GradingRules rules = GradingRules.from(settings.grading());
        this.english = new Sentences(rules, SCALES);
        this.german = Sentences.german(rules, SCALES);
        this.numbers = new RuleText(rules);
    }

    /** The reasons of all grades of a patient. */
    public List<Why> of(String patient, List<GradeRow> grades, Words words) {
        Set<String> names = new LinkedHashSet<>();
        for (GradeRow grade : grades) {
            BoardView.json(grade.because())
                    .forEach(met -> met.path("evidence").forEach(name -> names.add(name.asText())));
        }
        Map<String, NamedReading> found = readings.named(patient, String.join(String.valueOf(BETWEEN), names)).stream()
                .collect(Collectors.toMap(NamedReading::factId, Function.identity(), (one, other) -> one));
        return grades.stream().map(grade -> why(grade, found, words)).toList();
    }

    private Why why(GradeRow grade, Map<String, NamedReading> found, Words words) {
        Sentences sentences = sentences(words);
        BigDecimal score = grade.score();
        List<Reason> reasons = new ArrayList<>();
        for (JsonNode met : BoardView.json(grade.because())) {
            reasons.add(reason(grade.gradingSystem(), met, found, words));
        }
        List<String> missing = new ArrayList<>();
        BoardView.json(grade.missing()).forEach(name -> missing.add(sentences.text(Kind.MISSING, name.asText())));
        List<Flag> notes = new ArrayList<>();
        BoardView.json(grade.flags())
                .forEach(flag -> notes.add(Flag.of(flag.asText(), sentences.text(Kind.FLAG, flag.asText()))));
        List<Suggestion> suggestions = new ArrayList<>();
        BoardView.json(grade.suggestions())
                .forEach(made -> suggestions.add(new Suggestion(
                        made.path("text").asText(),
                        made.path("withheld").asText(),
                        made.path("source").asText())));
        String band = grade.band();
        return new Why(
                new Gauges(words, SCALES).of(grade, null),
                score == null ? "" : score.toPlainString() + (band == null ? "" : " " + words.word("band", band)),
                reasons,
                missing,
                notes,
                suggestions,
                grade.edition());
    }

    private Sentences sentences(Words words) {
        return words.locale().getLanguage().equals(Locale.GERMAN.getLanguage()) ? german : english;
    }

    private Reason reason(String system, JsonNode met, Map<String, NamedReading> found, Words words) {
        String criterion = met.path("criterion").asText();
        Sentences sentences = sentences(words);
        List<Evidence> evidence = new ArrayList<>();
        met.path("evidence").forEach(name -> evidence.add(evidence(name.asText(), found, words)));
        Sentence rule = sentences.find(Kind.RULE, criterion, system).orElse(new Sentence("", ""));
        String translated = translated(system, criterion, words);
        return new Reason(
                sentences.find(Kind.FOUND, criterion).map(Sentence::text).orElse(words.word("criterion", criterion)),
                translated.isEmpty() ? rule.text() : translated,
                translated.isEmpty() ? "" : rule.text(),
                rule.source(),
                evidence);
    }

    /** How a criterion counts, in the reader's language; empty where its own words are in it, or nobody put them into it. */
    private String translated(String system, String criterion, Words words) {
        String text = words.word("rule." + system, criterion, "");
        // The limits come with their unit in English.
        return numbers.filled(text).replace(" days", " " + words.of("why.days"));
    }

    private static Evidence evidence(String name, Map<String, NamedReading> found, Words words) {
        NamedReading reading = found.get(name);
        if (reading != null) {
            ReadingWords spoken = new ReadingWords(words);
            String value = spoken.value(reading.series(), BoardView.json(reading.point()));
            return new Evidence(
                    spoken.name(reading.series()) + (value.isEmpty() ? "" : " " + value) + ", "
                            + words.exact(reading.at()),
                    reading.at().toString());
        }
        // Samples of a monitor are known by feed and second.
        int slash = name.lastIndexOf('/');
        try {
            Instant at = Instant.parse(name.substring(slash + 1));
            return new Evidence(words.of("why.monitor") + ", " + words.exact(at), at.toString());
        } catch (DateTimeException noSample) {
            return new Evidence(words.of("why.fact", name), "");
        }
    }
}
