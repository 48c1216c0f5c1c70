// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.cytovigil.core.action.Weight;
import org.cytovigil.core.fact.Indication;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Suggesting;
import org.cytovigil.core.grading.Suggestion;
import org.cytovigil.core.grading.Topic;
import org.cytovigil.core.signal.Person;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Weighed;
import org.cytovigil.core.signal.WeightSignal;
import org.cytovigil.core.therapy.Given;
import org.cytovigil.core.therapy.TherapySignal;
import org.jspecify.annotations.Nullable;

/**
 * What the label says for the situation of the patient: the actions it asks for with the doses of the patient's weight, the
 * dose of the day, the place of the first days of a cycle, and premedication (docs/clinical/blinatumomab.md). What cannot be
 * said because something is not known is withheld with the reason.
 */
final class BlinatumomabSuggestions implements Suggesting {
    private static final BlinatumomabLabel LABEL = BlinatumomabLabel.load();
    private static final Duration AHEAD = Duration.ofHours(24);
    private static final int ADULT_YEARS = 18;
    private static final int STEP_DAY = 8;

    @Override
    public List<Signal<?>> signals() {
        return List.of(
                BlinatumomabSignal.INSTANCE, TherapySignal.INSTANCE, PersonSignal.INSTANCE, WeightSignal.INSTANCE);
    }

    @Override
    public List<Suggestion> of(SignalStates states, Instant now, Assessment current, ToIntFunction<String> others) {
        Bedside bedside = Bedside.of(states, now);
        List<Suggestion> all = new ArrayList<>();
        for (Criterion criterion : current.because()) {
            LabelTexts.asked(criterion.name(), bedside.weight())
                    .ifPresent(action -> all.add(suggestion(Topic.DRUG, action)));
        }
        bedside.running().ifPresent(cycle -> running(bedside, cycle, all));
        if (bedside.restarting()) {
            all.add(bedside.premedication(Occasion.RESTART));
        }
        bedside.planned().ifPresent(cycle -> all.add(bedside.premedication(Occasion.CYCLE_START, cycle)));
        all.removeIf(each -> each.text().isEmpty());
        return List.copyOf(all);
    }

    private static void running(Bedside bedside, Cycle cycle, List<Suggestion> all) {
        all.add(suggestion(Topic.WHERE, LABEL.whileRunning()));
        all.add(bedside.dose(cycle));
        Indication indication = bedside.course().indication();
        if (indication == null || cycle.number() == null) {
            return;
        }
        int days = LABEL.hospitalDays(indication, cycle.number());
        if (cycle.day() <= Math.max(1, days)) {
            all.add(suggestion(Topic.WHERE, LABEL.supervision(indication, cycle.number())));
        }
        if (LABEL.stepped(indication, cycle.number()) && cycle.day() == STEP_DAY - 1) {
            all.add(bedside.premedication(Occasion.STEP));
        }
    }

    private static Suggestion suggestion(Topic topic, LabelAction action) {
        return new Suggestion(action.code(), topic, action.text(), "", action.source());
    }

    /**
     * The cycle that runs.
     *
     * @param number from 1; null where nobody told it
     * @param day from 1, counted from the start of the cycle
     */
    private record Cycle(@Nullable Integer number, int day) {}

    /** What is known of the patient now. */
    private record Bedside(
            SignalStates states, Instant now, BlinatumomabCourse course, Person person, WeightBand weight) {
        static Bedside of(SignalStates states, Instant now) {
            Weighed weighed = states.get(WeightSignal.INSTANCE).at(now);
            Weight weight = weighed == null ? null : new Weight(weighed.kilograms(), weighed.at());
            return new Bedside(
                    states,
                    now,
                    states.get(BlinatumomabSignal.INSTANCE).at(now),
                    states.get(PersonSignal.INSTANCE).at(now),
                    WeightBand.of(weight, now, states.rules()));
        }

        Optional<Cycle> running() {
            boolean runs = course.given()
                    && course.off().equals(Instant.MAX)
                    && course.ended().equals(Instant.MAX);
            return runs ? Optional.of(new Cycle(course.cycle(), day())) : Optional.empty();
        }

        /** Days since the cycle started; interruptions are not taken out. */
        private int day() {
            Instant start = states.get(TherapySignal.INSTANCE).steps().stream()
                    .filter(step -> step.product() == Product.BLINATUMOMAB && step.startOrStep())
                    .filter(step -> !step.at().isAfter(now))
                    .filter(step -> course.cycle() == null || course.cycle().equals(step.cycle()))
                    .map(Given::at)
                    .findFirst()
                    .orElse(course.begun());
            return (int) Duration.between(start, now).toDays() + 1;
        }

        boolean restarting() {
            return !course.off().equals(Instant.MAX)
                    && course.ended().equals(Instant.MAX)
                    && !BlinatumomabLabel.interruptionCodes(states.rules(), Duration.between(course.off(), now))
                            .isEmpty();
        }

        /** The cycle that is to begin within a day; the number of the last one where nobody told its own. */
        Optional<Integer> planned() {
            return states.get(TherapySignal.INSTANCE).steps().stream()
                    .filter(step -> step.product() == Product.BLINATUMOMAB
                            && step.planned()
                            && step.at().isAfter(now)
                            && !step.at().isAfter(now.plus(AHEAD)))
                    .map(step -> step.cycle() == null ? cycle() : step.cycle())
                    .findFirst();
        }

        private int cycle() {
            Integer told = course.cycle();
            return told == null ? 1 : told;
        }

        Suggestion dose(Cycle cycle) {
            Indication indication = course.indication();
            if (indication == null || cycle.number() == null) {
                return withheld("LABEL_DOSE", "Label: dose of the day", "indication or cycle is not known");
            }
            String day = "Label: cycle " + cycle.number() + ", day " + cycle.day() + ": ";
            if (weight == WeightBand.UNKNOWN) {
                return withheld("LABEL_DOSE", day + "dose", "weight is missing or too old");
            }
            return LABEL.dose(indication, cycle.number(), cycle.day(), weight)
                    .map(dose ->
                            new Suggestion("LABEL_DOSE", Topic.DRUG, day + dose.text() + charted(), "", dose.source()))
                    .orElseGet(() -> new Suggestion(
                            "LABEL_DOSE",
                            Topic.DRUG,
                            day + "after the 28 days of infusion" + charted(),
                            "",
                            BlinatumomabLabel.SOURCE));
        }

        private String charted() {
            return course.dose() == null
                    ? "; no rate is charted"
                    : "; charted: " + course.dose().toPlainString() + " " + course.unit();
        }

        Suggestion premedication(Occasion occasion) {
            return premedication(occasion, cycle());
        }

        /** Empty text where the label asks for none. */
        Suggestion premedication(Occasion occasion, int cycle) {
            String code = "PREMEDICATION_" + occasion;
            Indication indication = course.indication();
            if (indication == null || !person.ageKnown()) {
                return withheld(code, "Label: premedication", "indication or age is not known");
            }
            boolean adult = person.yearsAt(now) >= ADULT_YEARS;
            return LABEL.premedication(indication, adult, cycle, occasion)
                    .map(action -> suggestion(Topic.DRUG, action))
                    .orElseGet(() -> new Suggestion(code, Topic.DRUG, "", "", BlinatumomabLabel.SOURCE));
        }

        private static Suggestion withheld(String code, String text, String why) {
            return new Suggestion(code, Topic.DRUG, text, why, BlinatumomabLabel.SOURCE);
        }
    }
}
