// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.news2;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.TimedScale;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.Oxygen;
import org.cytovigil.core.signal.OxygenSignal;
import org.cytovigil.core.signal.Person;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.vital.Reading;
import org.cytovigil.core.vital.Scorecard;
import org.cytovigil.core.vital.VitalSignal;
import org.cytovigil.core.vital.VitalState;
import org.cytovigil.core.vital.Word;
import org.cytovigil.core.vital.WordSignal;
import org.jspecify.annotations.Nullable;

/** National Early Warning Score 2 (docs/clinical/early-warning.md#news2); the score is its grade. */
public final class News2 extends TimedScale {
    /** Stable id of the scale. */
    public static final String ID = "news2-2017";

    private static final CriteriaTable CRITERIA = CriteriaTable.read(News2.class, "news2-2017.csv");
    private static final int GIVEN = CRITERIA.row("OXYGEN", "GIVEN").fixedGrade();
    private static final int NOT_ALERT =
            CRITERIA.row("CONSCIOUSNESS", "NOT_ALERT").fixedGrade();
    private static final Map<Parameter, List<CriteriaRow>> BANDS = new EnumMap<>(Parameter.class);
    private static final List<Parameter> VITALS = List.of(
            Parameter.RESPIRATORY_RATE,
            Parameter.SPO2,
            Parameter.SYSTOLIC_BP,
            Parameter.HEART_RATE,
            Parameter.TEMPERATURE);
    private static final int MOST = 3;

    static {
        VITALS.forEach(vital -> BANDS.put(vital, CRITERIA.rowsOf(vital.name())));
    }

    /** The scale. */
    public News2() {
        super(new Card(
                ID,
                "NEWS2",
                CRITERIA,
                AlertProfile.standard()
                        .pagingBy(RuleKey.NEWS2_PAGES, RuleKey.NEWS2_URGENT)
                        .withCause("DETERIORATION")
                        .asEarlyWarning()
                        .pagingOn(Flag.SINGLE_PARAMETER_3),
                signalsRead()));
    }

    private static List<Signal<?>> signalsRead() {
        return Stream.concat(
                        Stream.<Signal<?>>of(PersonSignal.INSTANCE, OxygenSignal.INSTANCE, WordSignal.CONSCIOUSNESS),
                        VITALS.stream().<Signal<?>>map(VitalSignal::new))
                .toList();
    }

    @Override
    protected @Nullable Assessment assess(Moment moment, Timers timers) {
        Person person = moment.states().get(PersonSignal.INSTANCE).at(moment.at());
        if (person.yearsAt(moment.at())
                < moment.rules().decimal(RuleKey.NEWS2_FROM).intValue()) {
            return null;
        }
        Scorecard card = new Scorecard();
        Oxygen oxygen = moment.states().get(OxygenSignal.INSTANCE).at(moment.at());
        VITALS.forEach(vital -> vital(moment, vital, oxygen, card));
        consciousness(moment, card);
        boolean told = oxygen.deviceKnown() || oxygen.fio2() != null;
        if (card.isEmpty() && !told) {
            return null;
        }
        if (told) {
            card.part("OXYGEN", oxygen.onRoomAir() ? 0 : GIVEN, GIVEN, oxygen.evidence(), Availability.FRESH);
        } else {
            card.unknown("OXYGEN", GIVEN);
        }
        if (!person.ageKnown()) {
            card.lacks("AGE", Flag.AGE_UNKNOWN);
        }
        if (card.anyPart(MOST)) {
            card.flag(Flag.SINGLE_PARAMETER_3);
        }
        return card.assessment();
    }

    private static void vital(Moment moment, Parameter vital, Oxygen oxygen, Scorecard card) {
        VitalState state = moment.states().get(new VitalSignal(vital));
        List<Reading> readings = state.readings(moment.at());
        if (readings.isEmpty()) {
            card.unknown(vital.name(), MOST);
            return;
        }
        card.worst(
                vital.name(),
                readings,
                reading -> points(moment, vital, oxygen, reading),
                MOST,
                state.availability(moment.at()));
    }

    private static int points(Moment moment, Parameter vital, Oxygen oxygen, Reading reading) {
        return BANDS.getOrDefault(vital, List.of()).stream()
                .filter(band -> applies(moment, band, oxygen) && band.covers(reading.value()))
                .mapToInt(CriteriaRow::fixedGrade)
                .max()
                .orElse(0);
    }

    private static boolean applies(Moment moment, CriteriaRow band, Oxygen oxygen) {
        boolean first = moment.rules().decimal(RuleKey.NEWS2_SPO2_SCALE).intValue() == 1;
        return switch (band.condition()) {
            case "SCALE_1" -> first;
            case "SCALE_2" -> !first;
            case "SCALE_2_OXYGEN" -> !first && !oxygen.onRoomAir();
            default -> true;
        };
    }

    private static void consciousness(Moment moment, Scorecard card) {
        List<Word> words = moment.states().get(WordSignal.CONSCIOUSNESS).words(moment.at());
        if (words.isEmpty()) {
            card.unknown("CONSCIOUSNESS", MOST);
            return;
        }
        card.worst(
                "CONSCIOUSNESS",
                words,
                word -> word.word().equals("ALERT") ? 0 : NOT_ALERT,
                MOST,
                moment.states().get(WordSignal.CONSCIOUSNESS).availability(moment.at(), moment.rules()));
    }
}
