// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.crs.CrsSigns;
import org.cytovigil.core.grading.crs.GatedSigns;
import org.cytovigil.core.grading.crs.OrganFindings;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Oxygen;

/**
 * The picture of an instant, with the facts behind it.
 *
 * @param organs what the laboratory says
 */
record CrsEvidence(CrsPicture picture, GatedSigns gated, OrgansFound organs) {
    static CrsEvidence of(Moment moment, GatedSigns gated) {
        OrgansFound organs = OrgansFound.of(moment);
        CrsSigns signs = gated.signs();
        GradingRules rules = moment.rules();
        boolean treated = moment.states().get(CoagulationSignal.INSTANCE).treatedAt(moment.at(), rules);
        CrsPicture picture = new CrsPicture(
                gate(gated),
                signs.feverNow(),
                signs.pressure().counts(),
                fluids(signs),
                pressors(moment, signs),
                oxygen(gated),
                organs.toxicity(),
                Truth.of(treated),
                Truth.of(hospitalised(signs, rules)),
                unsure(gated, organs));
        return new CrsEvidence(picture, gated, organs);
    }

    private static Gate gate(GatedSigns gated) {
        return gated.gate().open() ? Gate.OPEN : gated.undecided() ? Gate.UNDECIDED : Gate.CLOSED;
    }

    /** No event tells of boluses; where a vasopressor runs they no longer matter. */
    private static Fluids fluids(CrsSigns signs) {
        return signs.pressure().counts() && !signs.pressors().any() ? Fluids.UNKNOWN : Fluids.NONE;
    }

    private static PressorLoad pressors(Moment moment, CrsSigns signs) {
        Duration persist = moment.rules().duration(RuleKey.SCALES_HIGH_DOSE_PERSIST);
        HighDoseState.ByList high = moment.states().get(HighDoseSignal.INSTANCE).at(moment.at());
        return new PressorLoad(
                signs.pressors().counted(),
                signs.pressors().vasopressin(),
                high.lee().lasted(moment.at(), persist),
                high.pennMinute().lasted(moment.at(), persist),
                high.pennKgMinute().lasted(moment.at(), persist));
    }

    /** What the ASTCT grade takes for a need is one here too; how much is needed is told by what was charted. */
    private static OxygenNeed oxygen(GatedSigns gated) {
        Oxygen oxygen = gated.signs().oxygen();
        OrganFindings organs = gated.organs();
        if (oxygen.onRoomAir() && organs.oxygen().isPresent()) {
            return OxygenNeed.HYPOXIC_ON_AIR;
        }
        OxygenNeed.State state = organs.unsure()
                ? OxygenNeed.State.UNSURE
                : organs.oxygen().isPresent() ? OxygenNeed.State.SUPPORTED : OxygenNeed.State.NONE;
        return state == OxygenNeed.State.NONE
                ? OxygenNeed.NONE
                : new OxygenNeed(state, oxygen.device(), oxygen.flow(), oxygen.fio2());
    }

    private static boolean hospitalised(CrsSigns signs, GradingRules rules) {
        return rules.decimal(RuleKey.SCALES_INPATIENT_COUNTS).signum() > 0
                && signs.person().setting() == Setting.INPATIENT;
    }

    private static Set<Subject> unsure(GatedSigns gated, OrgansFound organs) {
        Set<Subject> unsure = EnumSet.noneOf(Subject.class);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (String missing : gated.missing(flags)) {
            unsure.add(Subject.valueOf(missing));
        }
        if (gated.gate().open()) {
            unsure.addAll(organs.stale());
            unsure.addAll(organs.unlimited());
        }
        return unsure;
    }

    /** Whether an organ that a scale looks at counts by a result that is stale. */
    boolean staleOrgan(SecondaryScale scale) {
        return gated.gate().open() && organs.stale().stream().anyMatch(scale::looksAt);
    }

    /** Ids of the facts behind a criterion. */
    List<String> of(Subject subject) {
        return switch (subject) {
            case TEMPERATURE -> gated.signs().fever().evidence();
            case BLOOD_PRESSURE, FLUIDS -> gated.signs().pressure().evidence();
            case VASOPRESSOR -> gated.signs().pressors().evidence();
            case OXYGENATION, VENTILATION -> gated.organs().oxygenEvidence();
            case COAGULATION, STAY -> List.of();
            case CREATININE, TRANSAMINASES, BILIRUBIN, OTHER_ORGAN ->
                organs.evidence().getOrDefault(subject, List.of());
        };
    }
}
