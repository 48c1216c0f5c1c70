// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.crs;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.AttributionSignal;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.CarTInfusion;
import org.cytovigil.core.signal.ComfortSignal;
import org.cytovigil.core.signal.ExposureSignal;
import org.cytovigil.core.signal.Fever;
import org.cytovigil.core.signal.FeverSignal;
import org.cytovigil.core.signal.LevelState;
import org.cytovigil.core.signal.LowRun;
import org.cytovigil.core.signal.MaskingSignal;
import org.cytovigil.core.signal.MaskingState;
import org.cytovigil.core.signal.Oxygen;
import org.cytovigil.core.signal.OxygenSignal;
import org.cytovigil.core.signal.Person;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.signal.PressorSignal;
import org.cytovigil.core.signal.PressorState;
import org.cytovigil.core.signal.Pressors;
import org.cytovigil.core.signal.PressureSignal;
import org.cytovigil.core.signal.SaturationSignal;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.SupportKnown;
import org.cytovigil.core.signal.TemperatureContradiction;
import org.cytovigil.core.signal.TemperatureKnown;

/**
 * What scales of CRS are graded from, at one instant.
 *
 * @param fever as far as it lies in the course of therapy
 * @param attributedOther a clinician held another cause when judging last; whether that holds for the present episode is
 *     for the gate to say
 * @param judged when the cause was judged last, {@link Instant#MIN} for never
 * @param ventilated low saturation on a ventilator that is there for the airway
 * @param contradicted facts of one kind and instant contradict each other
 * @param comfort oxygen may be for comfort only: the newest saturation under it is high
 * @param infused newest CAR T infusion, {@link Instant#MAX} where there is none
 * @param anyKnown anything that bears on CRS was seen by now
 */
public record CrsSigns(
        Person person,
        Fever fever,
        boolean attributedOther,
        Instant judged,
        LowRun pressure,
        Pressors pressors,
        Oxygen oxygen,
        LowRun saturation,
        LowRun ventilated,
        boolean comfort,
        boolean contradicted,
        Availability temperatureKnown,
        Availability pressureKnown,
        Availability saturationKnown,
        Availability supportKnown,
        MaskingState masking,
        Instant infused,
        boolean anyKnown) {
    /** The signals that they are read from. */
    public static final List<Signal<?>> SIGNALS = List.of(
            PersonSignal.INSTANCE,
            FeverSignal.INSTANCE,
            TemperatureKnown.INSTANCE,
            PressureSignal.INSTANCE,
            PressorSignal.INSTANCE,
            OxygenSignal.INSTANCE,
            SupportKnown.INSTANCE,
            SaturationSignal.INSTANCE,
            SaturationSignal.ON_VENTILATOR,
            TemperatureContradiction.INSTANCE,
            ComfortSignal.INSTANCE,
            MaskingSignal.INSTANCE,
            AttributionSignal.CRS,
            CarTInfusion.INSTANCE,
            ExposureSignal.CRS);

    /** Reads them. */
    public static CrsSigns of(Moment moment) {
        SignalStates states = moment.states();
        GradingRules rules = moment.rules();
        Instant at = moment.at();
        LevelState pressure = states.get(PressureSignal.INSTANCE);
        LevelState saturation = states.get(SaturationSignal.INSTANCE);
        PressorState pressors = states.get(PressorSignal.INSTANCE);
        Oxygen oxygen = states.get(OxygenSignal.INSTANCE).at(at);
        Availability temperatureKnown = states.get(TemperatureKnown.INSTANCE).at(at);
        Availability pressureKnown = pressure.availability(at);
        Availability saturationKnown = saturation.availability(at);
        Instant support = oxygen.since();
        boolean anyKnown = temperatureKnown != Availability.UNKNOWN
                || pressureKnown != Availability.UNKNOWN
                || saturationKnown != Availability.UNKNOWN
                || support != null
                || pressors.heardBy(at);
        return new CrsSigns(
                states.get(PersonSignal.INSTANCE).at(at),
                states.get(FeverSignal.INSTANCE)
                        .at(at, rules)
                        .since(states.get(ExposureSignal.CRS).at(at).since()),
                states.get(AttributionSignal.CRS).at(at),
                states.get(AttributionSignal.CRS).judgedAt(at),
                pressure.at(at, moment.until(), rules),
                pressors.at(at, rules),
                oxygen,
                saturation.at(at, moment.until(), rules),
                states.get(SaturationSignal.ON_VENTILATOR).at(at, moment.until(), rules),
                support != null && states.get(ComfortSignal.INSTANCE).at(at).equals(support),
                oxygen.contradicts()
                        || pressure.contradicted(at)
                        || saturation.contradicted(at)
                        || states.get(TemperatureContradiction.INSTANCE).at(at),
                temperatureKnown,
                pressureKnown,
                saturationKnown,
                states.get(SupportKnown.INSTANCE).at(at),
                states.get(MaskingSignal.INSTANCE),
                states.get(CarTInfusion.INSTANCE).at(at),
                anyKnown);
    }

    /** Whether there is a fever that is not attributed to another cause. */
    public boolean feverNow() {
        return fever.active() && !attributedOther;
    }

    /** The same where the judgement of another cause holds, or does not. */
    CrsSigns attributed(boolean other) {
        return new CrsSigns(
                person,
                fever,
                other,
                judged,
                pressure,
                pressors,
                oxygen,
                saturation,
                ventilated,
                comfort,
                contradicted,
                temperatureKnown,
                pressureKnown,
                saturationKnown,
                supportKnown,
                masking,
                infused,
                anyKnown);
    }
}
