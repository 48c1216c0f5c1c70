// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.explain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytovigil.core.explain.Sentences.Kind;
import org.cytovigil.core.explain.Sentences.Sentence;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Suggestion;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.scale.GradingCatalogue;

/** Tells how a grade came about: observation, criterion, rule, grade, and what is missing. */
public final class Explainer {
    private static final String INDENT = "  ";
    private final Sentences sentences;
    /** The scales that tell of findings whose fever is hidden: their grade may rest on a fever of before. */
    private final List<String> gated;

    private final Evidence evidence;
    private final FactWords words;
    private final String edition;

    /**
     * An explainer of grades of all known scales.
     *
     * @param zone of the times that are shown
     */
    public Explainer(GradingRules rules, Evidence evidence, ZoneId zone) {
        this(rules, GradingCatalogue.known(), evidence, zone);
    }

    /** An explainer of grades of these scales. */
    public Explainer(GradingRules rules, GradingCatalogue scales, Evidence evidence, ZoneId zone) {
        this.sentences = new Sentences(rules, scales);
        this.gated = scales.systems().stream()
                .filter(scale -> scale.alerts().masked())
                .<String>map(GradingSystem::id)
                .toList();
        this.evidence = evidence;
        this.words = new FactWords(sentences, zone);
        this.edition = rules.edition();
    }

    /**
     * The lines that explain a grade.
     *
     * @param knownAt facts that arrived later are not known
     * @param suggestions what may be considered at it
     */
    public List<String> grade(
            PatientKey patient, String system, GradeSpan span, Instant knownAt, List<Suggestion> suggestions) {
        Assessment said = span.assessment();
        List<String> lines = new ArrayList<>();
        lines.add(patient + ", from " + words.stamp(span.from()) + ": " + headline(system, said));
        chain(patient, system, span, knownAt).forEach(line -> lines.add(INDENT + line));
        suggestions.forEach(made -> lines.add(INDENT + considered(made)));
        lines.add(INDENT + "Edition of the rules: " + edition + ".");
        return lines;
    }

    private static String considered(Suggestion made) {
        String withheld = made.isWithheld() ? "; " + made.withheld() : "";
        return "Suggestion: " + made.text() + withheld + " (" + made.source() + ").";
    }

    /** Scale, grade and completeness. */
    String headline(String system, Assessment said) {
        String upper = said.upper() > said.grade() ? ", could be up to " + said.upper() : "";
        return sentences.text(Kind.SYSTEM, system) + " grade " + said.grade() + " ("
                + sentences.text(Kind.COMPLETENESS, said.completeness().name()) + upper + ")";
    }

    /** What was found, by which rule it counts, and what is missing. */
    List<String> chain(PatientKey patient, String system, GradeSpan span, Instant knownAt) {
        Assessment said = span.assessment();
        List<String> lines = new ArrayList<>();
        said.because().forEach(criterion -> {
            lines.add("Because: " + found(patient, criterion, span.from(), knownAt) + ".");
            sentences
                    .find(Kind.RULE, criterion.name(), system)
                    .ifPresent(rule -> lines.add("Rule: " + rule.text() + " (" + rule.source() + ")."));
        });
        unsaid(system, said).forEach(name -> lines.add("Because: " + sentences.text(Kind.FOUND, name) + "."));
        if (said.upper() > said.grade()) {
            lines.add("Could be up to " + said.upper() + ", because " + open(system, said) + ".");
        }
        lines.add("Missing: " + missing(said) + ".");
        said.flags().forEach(flag -> lines.add("Note: " + sentences.text(Kind.FLAG, flag.name())));
        return lines;
    }

    /** What holds although no criterion says so. */
    private List<String> unsaid(String system, Assessment said) {
        Set<String> names = said.because().stream().map(Criterion::name).collect(Collectors.toSet());
        if (gated.contains(system) && said.grade() > 1 && !names.contains("FEVER")) {
            return List.of("CARRIED_FEVER");
        }
        if (said.grade() > 0 && names.isEmpty() && said.has(Flag.NOT_ASSESSABLE)) {
            return List.of("CARRIED_GRADE");
        }
        return names.isEmpty() ? List.of("NOTHING") : List.of();
    }

    private String found(PatientKey patient, Criterion criterion, Instant at, Instant knownAt) {
        List<Fact> facts = facts(patient, criterion.evidence(), knownAt);
        String text = sentences
                .find(Kind.FOUND, criterion.name(), shape(facts))
                .map(Sentence::text)
                .orElse(Sentences.plain(criterion.name()));
        return facts.isEmpty()
                ? text
                : text + ": " + facts.stream().map(fact -> words.of(fact, at)).collect(Collectors.joining(", "));
    }

    /** The scales whose grade may rest on a fever of before. */
    List<String> gated() {
        return gated;
    }

    /** The facts of some names; of a sample only the pressures that count. */
    List<Fact> facts(PatientKey patient, List<String> names, Instant knownAt) {
        return names.stream()
                .distinct()
                .flatMap(name -> evidence.find(patient, name, knownAt).stream())
                .filter(fact -> !(fact instanceof Measured measured && measured.parameter() == Parameter.DIASTOLIC_BP))
                .toList();
    }

    /** Which of the ways to be confirmed the facts show. */
    private static String shape(List<Fact> facts) {
        if (facts.stream().anyMatch(fact -> Series.of(fact).isPresent())) {
            return "CONTINUOUS";
        }
        if (facts.stream()
                .anyMatch(fact -> fact instanceof Measured measured && measured.parameter() == Parameter.SPO2)) {
            return "SATURATION";
        }
        Set<Instant> instants = facts.stream().map(Fact::at).collect(Collectors.toCollection(HashSet::new));
        return instants.size() > 1 ? "REPEATED" : "SINGLE";
    }

    private String open(String system, Assessment said) {
        if (!said.missing().isEmpty()) {
            return "these are unknown or too old: " + missing(said);
        }
        for (Flag flag : said.flags()) {
            if (sentences.find(Kind.OPEN, flag.name()).isPresent()) {
                return sentences.text(Kind.OPEN, flag.name());
            }
        }
        return said.because().stream()
                .flatMap(criterion -> sentences.find(Kind.OPEN, criterion.name()).stream())
                .map(Sentence::text)
                .findFirst()
                .orElse(sentences.text(Kind.OPEN, system));
    }

    private String missing(Assessment said) {
        return said.missing().isEmpty()
                ? "nothing"
                : said.missing().stream()
                        .map(name -> sentences.text(Kind.MISSING, name))
                        .collect(Collectors.joining(", "));
    }

    Sentences sentences() {
        return sentences;
    }

    Evidence evidence() {
        return evidence;
    }

    FactWords words() {
        return words;
    }

    String edition() {
        return edition;
    }
}
