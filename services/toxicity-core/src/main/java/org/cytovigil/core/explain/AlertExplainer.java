// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.explain.Sentences.Kind;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.grading.Feed;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.monitor.PublishedLine;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.sample.SampleGroup;

/** Tells why an alert was raised: the grade or the facts behind it, and why it has its priority. */
public final class AlertExplainer {
    private static final String INDENT = "  ";
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final List<Parameter> SAMPLED = Stream.of(SampleGroup.values())
            .flatMap(group -> group.parameters().stream())
            .distinct()
            .toList();

    private final Explainer explainer;
    private final KnownGrades grades;

    /**
     * An explainer of alerts.
     *
     * @param told all that was told, in order, among it the grades that the alerts rest on
     */
    public AlertExplainer(Explainer explainer, List<ArrivalReplay.Published> told) {
        this.explainer = explainer;
        this.grades = new KnownGrades(told);
    }

    /** The lines that explain an alert. */
    public List<String> alert(AlertStep step) {
        FactWords words = explainer.words();
        List<String> lines = new ArrayList<>();
        lines.add(step.patient() + ", " + words.stamp(step.raisedAt()) + ": " + step.priority() + ", "
                + (step.page() ? "pages" : "a note, pages nobody") + ": " + summary(step) + " (alert "
                + step.alertId() + ")");
        if (!step.at().equals(step.raisedAt())) {
            lines.add(INDENT + "So since " + words.time(step.at(), step.raisedAt()) + ", known at "
                    + words.time(step.raisedAt(), step.raisedAt()) + ".");
        }
        grades.behind(step).ifPresent(line -> lines.addAll(grade(step, line)));
        List<Fact> facts = facts(step);
        if (!facts.isEmpty()) {
            lines.add(INDENT + "Because: "
                    + facts.stream()
                            .map(fact -> words.of(fact, step.raisedAt()))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        explainer
                .sentences()
                .find(Kind.CAUSE, step.cause().name(), step.priority().name())
                .ifPresent(why -> lines.add(
                        INDENT + "Priority " + step.priority() + ": " + why.text() + " (" + why.source() + ")."));
        if (step.retracts() != null) {
            lines.add(INDENT + "Takes back alert " + step.retracts() + ".");
        }
        lines.add(INDENT + "Edition of the rules: " + explainer.edition() + ".");
        return lines;
    }

    private List<String> grade(AlertStep step, PublishedLine line) {
        List<String> lines = new ArrayList<>();
        lines.add(INDENT + "Grade: "
                + explainer.headline(line.system(), line.span().assessment()) + " from "
                + explainer.words().time(line.span().from(), step.raisedAt()) + ".");
        explainer
                .chain(step.patient(), line.system(), line.span(), line.knownAt())
                .forEach(text -> lines.add(INDENT + INDENT + text));
        return lines;
    }

    private String summary(AlertStep step) {
        String words = step.summary();
        for (Feed feed : Feed.values()) {
            words = words.replace(feed.name(), explainer.sentences().text(Kind.WORD, feed.name()));
        }
        for (Parameter parameter : SAMPLED) {
            words = words.replace(parameter.name(), explainer.sentences().text(Kind.WORD, parameter.name()));
        }
        return INSTANT.matcher(words)
                .replaceAll(found -> explainer.words().time(Instant.parse(found.group()), step.raisedAt()));
    }

    /** The facts behind an alert that is not about a grade. */
    private List<Fact> facts(AlertStep step) {
        return switch (step.cause()) {
            case NEUTROPENIC_FEVER ->
                Stream.of(newest(step, AlertExplainer::isFever), newest(step, AlertExplainer::isNeutrophils))
                        .flatMap(Optional::stream)
                        .toList();
            case SEIZURE -> newest(step, AlertExplainer::isSeizure).stream().toList();
            case HAEMORRHAGE ->
                newest(step, AlertExplainer::isHaemorrhage).stream().toList();
            case INFUSION_INTERRUPTED ->
                newest(step, AlertExplainer::isInterruption).stream().toList();
            case PUMP_STALE ->
                explainer.gated().stream()
                        .flatMap(system -> grades.newest(step, system).stream())
                        .flatMap(line -> line.span().assessment().because().stream())
                        .filter(criterion -> criterion.name().equals("VASOPRESSOR"))
                        .flatMap(criterion ->
                                explainer.facts(step.patient(), criterion.evidence(), step.raisedAt()).stream())
                        .toList();
            default -> List.of();
        };
    }

    private Optional<Fact> newest(AlertStep step, Predicate<Fact> kind) {
        return explainer.evidence().newest(step.patient(), step.raisedAt(), kind);
    }

    private static boolean isFever(Fact fact) {
        return fact instanceof Measured measured
                && measured.parameter() == Parameter.TEMPERATURE
                && measured.quantity().atLeast(new BigDecimal("38.0"));
    }

    private static boolean isNeutrophils(Fact fact) {
        return fact instanceof Measured measured && measured.parameter() == Parameter.ANC;
    }

    private static boolean isSeizure(Fact fact) {
        return fact instanceof NeuroFinding found && found.finding() instanceof Finding.Seizure;
    }

    private static boolean isHaemorrhage(Fact fact) {
        return fact instanceof NeuroFinding found
                && found.finding() instanceof Finding.Haemorrhage bleeding
                && bleeding.present();
    }

    private static boolean isInterruption(Fact fact) {
        return fact instanceof TherapyStep step
                && step.product() == Product.BLINATUMOMAB
                && step.phase() == TherapyPhase.INTERRUPTED;
    }
}
