// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;
import org.jspecify.annotations.Nullable;

/**
 * Lee 2014, Penn and CTCAE v5.0 at every instant at which they could change (docs/clinical/lee-2014.md#criteria,
 * docs/clinical/penn-2018.md#criteria, docs/clinical/ctcae-5.md#cytokine-release-syndrome).
 *
 * <p>Silent in the text: fever, its gate and the findings begin and end as in ASTCT; organs count while the gate is open;
 * vasopressin counts as one vasopressor; CTCAE grade 4 is a ventilator or more than one vasopressor; where no vasopressor
 * runs hypotension is grade 2, by Penn perhaps 3, since nobody charts boluses of fluid. What a scale does not look at is
 * not missing. With the gate shut nothing is graded, and only what fever, pressure and oxygenation leave open is missing.
 */
final class ScaleOracle {
    /** The scales with the highest grade that pressure can have and the grade of any oxygen need. */
    enum Scale {
        LEE("lee-crs-2014", 3, 2),
        PENN("penn-crs-2018", 4, 3),
        CTCAE("ctcae-crs-5", 4, 2);

        private final String id;
        private final int worstPressure;
        private final int oxygen;

        Scale(String id, int worstPressure, int oxygen) {
            this.id = id;
            this.worstPressure = worstPressure;
            this.oxygen = oxygen;
        }

        String id() {
            return id;
        }
    }

    private static final Duration COAGULATION = Duration.ofHours(24);
    private final Facts facts;
    private final Organs organs;
    private final HighDoses doses;
    private final DrugActions coagulation;
    private final CrsOracle crs;

    ScaleOracle(Facts facts, Instant until) {
        this.facts = facts;
        organs = new Organs(facts);
        doses = new HighDoses(facts);
        coagulation = new DrugActions(facts, role -> role == DrugRole.COAGULATION_PRODUCT);
        TreeSet<Instant> timers = new TreeSet<>(organs.timers());
        timers.addAll(doses.timers());
        coagulation.all().forEach(given -> timers.add(given.at().plus(COAGULATION)));
        crs = new CrsOracle(facts, until, timers);
    }

    List<String> lines(String patient) {
        List<CrsOracle.State> states = crs.states();
        List<String> lines = new ArrayList<>();
        for (Scale scale : Scale.values()) {
            Spans spans = new Spans();
            for (CrsOracle.State state : states) {
                spans.add(
                        state.at(),
                        facts.courses().before(state.at())
                                ? Verdict.BEFORE_THERAPY
                                : verdict(scale, state).in(facts.courses(), state.at()));
            }
            lines.addAll(spans.lines(patient + " " + scale.id()));
        }
        return lines;
    }

    private Verdict verdict(Scale scale, CrsOracle.State state) {
        Verdict minute = verdict(scale, state, HighDoses.Reading.PENN_PER_MINUTE);
        if (scale != Scale.PENN) {
            return minute;
        }
        Verdict kilogram = verdict(scale, state, HighDoses.Reading.PENN_PER_KILOGRAM);
        if (minute.grade() == kilogram.grade()) {
            return kilogram.upper() > minute.upper() ? kilogram : minute;
        }
        Verdict lower = minute.grade() < kilogram.grade() ? minute : kilogram;
        int upper = Math.max(minute.upper(), kilogram.upper());
        return new Verdict(lower.grade(), upper, Completeness.INDETERMINATE, lower.flags());
    }

    private Verdict verdict(Scale scale, CrsOracle.State state, HighDoses.Reading penn) {
        Instant at = state.at();
        boolean open = state.gate().open();
        boolean undecided = crs.masked(state) || crs.disputed(state);
        Weighing weighing = new Weighing();
        vitals(scale, state, weighing);
        boolean vitalsMissing = weighing.open();
        pressure(scale, at, scale == Scale.LEE ? HighDoses.Reading.LEE : penn, weighing);
        oxygen(scale, at, weighing);
        boolean staleOrgan = scale != Scale.CTCAE && organs(scale, at, open, weighing);
        if (scale == Scale.PENN && coagulopathyTreated(at)) {
            weighing.holds(3);
        }
        boolean graded = open && weighing.proven() > 0;
        Set<Flag> flags = crs.circumstances(state, graded);
        if (open && staleOrgan) {
            flags.add(Flag.STALE);
        }
        if (!open) {
            if (undecided && (weighing.proven() > 0 || crs.ventilationUnsure(at))) {
                return new Verdict(0, weighing.possible(), Completeness.INDETERMINATE, flags);
            }
            int upper = vitalsMissing ? weighing.possible() : 0;
            return new Verdict(0, upper, complete(!vitalsMissing), flags);
        }
        Completeness completeness = crs.ventilationUnsure(at) ? Completeness.INDETERMINATE : complete(!weighing.open());
        return new Verdict(weighing.proven(), weighing.possible(), completeness, flags);
    }

    private Completeness complete(boolean everythingKnown) {
        return everythingKnown && PersonAt.of(facts).ageKnown() ? Completeness.COMPLETE : Completeness.PARTIAL;
    }

    /** Fever is 1; temperature, pressure and oxygenation must be known. */
    private void vitals(Scale scale, CrsOracle.State state, Weighing weighing) {
        Instant at = state.at();
        boolean held = crs.feverHeld(state);
        if (crs.fever(state)) {
            weighing.holds(1);
        }
        if (held || crs.temperature(at) != Knowledge.FRESH) {
            weighing.mayHold(1, "TEMPERATURE");
        }
        if (!crs.pressors().any(at) && crs.pressure(at) != Knowledge.FRESH) {
            weighing.mayHold(scale.worstPressure, "BLOOD_PRESSURE");
        }
        if (crs.oxygenation(at) != Knowledge.FRESH) {
            weighing.unknown("OXYGENATION");
            if (!crs.ventilationUnsure(at)) {
                weighing.mayHold(4, "OXYGENATION");
            }
        }
    }

    private void pressure(Scale scale, Instant at, HighDoses.Reading reading, Weighing weighing) {
        if (!crs.pressors().any(at)) {
            if (crs.hypotensive(at)) {
                weighing.holds(2);
                if (scale == Scale.PENN) {
                    weighing.mayHold(3, "FLUIDS");
                }
            }
            return;
        }
        long drugs = crs.pressors().active(DrugRole.VASOPRESSOR, at)
                + (crs.pressors().active(DrugRole.VASOPRESSIN, at) > 0 ? 1 : 0);
        boolean several = drugs > 1;
        weighing.holds(
                switch (scale) {
                    case LEE -> several ? 3 : 2;
                    case PENN -> 3;
                    case CTCAE -> several ? 4 : 3;
                });
        if (scale != Scale.CTCAE) {
            HighDoses.Held high = doses.lasted(reading, at);
            if (high == HighDoses.Held.YES) {
                weighing.holds(scale.worstPressure);
            } else if (high == HighDoses.Held.PERHAPS) {
                weighing.mayHold(scale.worstPressure, "DOSE");
            }
        }
    }

    private void oxygen(Scale scale, Instant at, Weighing weighing) {
        if (crs.ventilationUnsure(at)) {
            weighing.mayHold(4, "VENTILATION");
            return;
        }
        if (crs.hypoxiaGrade(at) == 0) {
            return;
        }
        weighing.holds(scale.oxygen);
        OxygenSupports.Support support = crs.support(at);
        if (support.roomAir()) {
            return;
        }
        if (support.device() == OxygenDevice.INVASIVE_VENTILATION) {
            weighing.holds(4);
        }
        if (scale != Scale.PENN) {
            Optional<BigDecimal> fraction = fraction(support.device(), support.flow(), support.fio2());
            if (fraction.isEmpty()) {
                weighing.mayHold(3, "FIO2");
            } else if (fraction.get().compareTo(new BigDecimal("0.40")) >= 0) {
                weighing.holds(3);
            }
        }
    }

    /** 0.20 + 0.04 for each L/min of a cannula, up to 6 L/min; a charted fraction beats the estimate. */
    private static Optional<BigDecimal> fraction(
            @Nullable OxygenDevice device, @Nullable BigDecimal flow, @Nullable BigDecimal fio2) {
        if (fio2 != null) {
            return Optional.of(fio2);
        }
        return device == OxygenDevice.NASAL_CANNULA && flow != null
                ? Optional.of(new BigDecimal("0.20").add(new BigDecimal("0.04").multiply(flow.min(new BigDecimal(6)))))
                : Optional.empty();
    }

    /** Whether an organ that the scale looks at weighs by a stale result. */
    private boolean organs(Scale scale, Instant at, boolean gateOpen, Weighing weighing) {
        boolean stale = false;
        for (Organs.Organ organ : Organs.Organ.values()) {
            if (scale == Scale.PENN && organ == Organs.Organ.OTHER) {
                continue;
            }
            Organs.Found found = organs.at(organ, at);
            weighing.holds(weight(scale, organ, found.proven()));
            if (found.possible() > found.proven() && weight(scale, organ, found.possible()) > 0) {
                weighing.mayHold(weight(scale, organ, found.possible()), organ.name());
            }
            if (gateOpen && (found.unlimited() || found.held())) {
                weighing.mayHold(weight(scale, organ, 4), organ.name());
            }
            stale |= found.held();
        }
        return stale;
    }

    private static int weight(Scale scale, Organs.Organ organ, int ctcae) {
        if (ctcae < 2) {
            return 0;
        }
        if (scale == Scale.LEE) {
            return organ == Organs.Organ.TRANSAMINASES ? Math.min(3, ctcae) : ctcae;
        }
        return organ == Organs.Organ.CREATININE ? Math.min(3, ctcae) : ctcae < 3 ? 0 : ctcae - 1;
    }

    /** Plasma, cryoprecipitate or fibrinogen within 24 h. */
    private boolean coagulopathyTreated(Instant at) {
        return coagulation.all().stream()
                .filter(given -> !DrugActions.stops(given))
                .map(Fact::at)
                .anyMatch(given -> !given.isAfter(at) && at.isBefore(given.plus(COAGULATION)));
    }
}
