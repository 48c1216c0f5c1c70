// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.pews;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.TimedScale;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.Limits;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.Oxygen;
import org.cytovigil.core.signal.OxygenSignal;
import org.cytovigil.core.signal.Person;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.vital.Reading;
import org.cytovigil.core.vital.Scorecard;
import org.cytovigil.core.vital.VitalSignal;
import org.cytovigil.core.vital.VitalState;
import org.cytovigil.core.vital.Word;
import org.cytovigil.core.vital.WordSignal;
import org.jspecify.annotations.Nullable;

/**
 * Paediatric early warning score after Brighton (docs/clinical/early-warning.md#pews); the score is its grade. What it
 * asks of skin colour and effort of breathing nobody charts: a lower bound.
 */
public final class Pews extends TimedScale {
    /** Stable id of the scale. */
    public static final String ID = "pews-brighton";

    private static final CriteriaTable CRITERIA = CriteriaTable.read(Pews.class, "pews-brighton.csv");
    static final int HEART_SOME = points("CARDIOVASCULAR", "REFILL_4");
    static final int HEART_MOST = points("CARDIOVASCULAR", "REFILL_5");
    static final int BREATHING_SOME = points("RESPIRATORY", "SOME");
    static final int BREATHING_MORE = points("RESPIRATORY", "MORE");
    static final int BREATHING_MOST = points("RESPIRATORY", "MOST");
    private static final int MOST = 3;

    /** The scale. */
    public Pews() {
        super(new Card(
                ID,
                "PEWS",
                CRITERIA,
                AlertProfile.standard()
                        .pagingBy(RuleKey.PEWS_PAGES, RuleKey.PEWS_URGENT)
                        .withCause("DETERIORATION")
                        .asEarlyWarning(),
                List.of(
                        PersonSignal.INSTANCE,
                        OxygenSignal.INSTANCE,
                        WordSignal.BEHAVIOUR,
                        new VitalSignal(Parameter.HEART_RATE),
                        new VitalSignal(Parameter.RESPIRATORY_RATE),
                        new VitalSignal(Parameter.CAPILLARY_REFILL))));
    }

    @Override
    protected @Nullable Assessment assess(Moment moment, Timers timers) {
        Person person = moment.states().get(PersonSignal.INSTANCE).at(moment.at());
        int years = person.yearsAt(moment.at());
        if (!person.ageKnown()
                || years >= moment.rules().decimal(RuleKey.NEWS2_FROM).intValue()) {
            return null;
        }
        NormalRange normal = NormalRange.of(years);
        Scorecard card = new Scorecard();
        behaviour(moment, card);
        cardiovascular(moment, normal, card);
        respiratory(moment, normal, card);
        if (card.anyPart(MOST)) {
            card.flag(Flag.SINGLE_PARAMETER_3);
        }
        return card.isEmpty() ? null : card.assessment();
    }

    private static int points(String criterion, String condition) {
        return CRITERIA.row(criterion, condition).fixedGrade();
    }

    private static void behaviour(Moment moment, Scorecard card) {
        List<Word> words = moment.states().get(WordSignal.BEHAVIOUR).words(moment.at());
        if (words.isEmpty()) {
            card.unknown("BEHAVIOUR", MOST);
            return;
        }
        card.worst(
                "BEHAVIOUR",
                words,
                word -> points("BEHAVIOUR", word.word()),
                MOST,
                moment.states().get(WordSignal.BEHAVIOUR).availability(moment.at(), moment.rules()));
    }

    /** Without capillary refill the heart rate alone is a lower bound. */
    private static void cardiovascular(Moment moment, NormalRange normal, Scorecard card) {
        VitalState refill = moment.states().get(new VitalSignal(Parameter.CAPILLARY_REFILL));
        VitalState heart = moment.states().get(new VitalSignal(Parameter.HEART_RATE));
        List<Reading> seconds = refill.readings(moment.at());
        List<Reading> rates = heart.readings(moment.at());
        boolean refillKnown = refill.availability(moment.at()) == Availability.FRESH;
        boolean heartKnown = heart.availability(moment.at()) == Availability.FRESH;
        int points = Math.max(
                seconds.isEmpty() ? 0 : card.worst(seconds, reading -> refillPoints(reading.value(), moment.rules())),
                rates.isEmpty() ? 0 : card.worst(rates, reading -> normal.heart(reading.value(), moment.rules())));
        if (!seconds.isEmpty() || !rates.isEmpty()) {
            List<String> evidence = Stream.concat(seconds.stream(), rates.stream())
                    .map(Reading::evidence)
                    .toList();
            card.part("CARDIOVASCULAR", points, MOST, evidence, Availability.FRESH);
        }
        if (!refillKnown) {
            card.unknown("CAPILLARY_REFILL", MOST - points);
        }
        if (!heartKnown) {
            card.unknown("HEART_RATE", refillKnown ? MOST - points : 0);
        }
    }

    private static int refillPoints(BigDecimal seconds, GradingRules rules) {
        return switch (rules.limits(RuleKey.PEWS_REFILL).reachedBy(seconds)) {
            case 0 -> 0;
            case 1 -> points("CARDIOVASCULAR", "REFILL_3");
            case 2 -> HEART_SOME;
            default -> HEART_MOST;
        };
    }

    private static void respiratory(Moment moment, NormalRange normal, Scorecard card) {
        VitalState breaths = moment.states().get(new VitalSignal(Parameter.RESPIRATORY_RATE));
        List<Reading> rates = breaths.readings(moment.at());
        Oxygen oxygen = moment.states().get(OxygenSignal.INSTANCE).at(moment.at());
        int byOxygen = oxygenPoints(oxygen, moment.rules());
        if (rates.isEmpty()) {
            if (byOxygen > 0) {
                card.part("RESPIRATORY", byOxygen, MOST, oxygen.evidence(), Availability.FRESH);
            }
            card.unknown("RESPIRATORY_RATE", MOST - byOxygen);
            return;
        }
        List<String> evidence =
                new ArrayList<>(rates.stream().map(Reading::evidence).toList());
        evidence.addAll(byOxygen > 0 ? oxygen.evidence() : List.of());
        int points =
                Math.max(byOxygen, card.worst(rates, reading -> normal.breathing(reading.value(), moment.rules())));
        card.part("RESPIRATORY", points, MOST, evidence, Availability.FRESH);
        if (breaths.availability(moment.at()) != Availability.FRESH) {
            card.unknown("RESPIRATORY_RATE", MOST - points);
        }
    }

    private static int oxygenPoints(Oxygen oxygen, GradingRules rules) {
        if (oxygen.onRoomAir()) {
            return 0;
        }
        int reached = Math.max(
                reached(oxygen.fio2(), rules.limits(RuleKey.PEWS_FIO2)),
                reached(oxygen.flow(), rules.limits(RuleKey.PEWS_FLOW)));
        return switch (reached) {
            case 0 -> 0;
            case 1 -> BREATHING_SOME;
            case 2 -> BREATHING_MORE;
            default -> BREATHING_MOST;
        };
    }

    private static int reached(@Nullable BigDecimal value, Limits limits) {
        return value == null ? 0 : limits.reachedBy(value);
    }
}
