// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astctcrs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.action.AstctSuggestions;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Feed;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Suggesting;
import org.cytovigil.core.grading.crs.CrsSigns;
import org.cytovigil.core.grading.crs.FeverGate;
import org.cytovigil.core.grading.crs.GatedSigns;
import org.cytovigil.core.grading.crs.OrganFindings;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.LowRun;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;

/**
 * Cytokine release syndrome by the ASTCT consensus: Lee DW et al., Biol Blood Marrow Transplant 2019;25(4):625-638,
 * table 2. Fever of at least 38.0 Cel opens the gate; the more severe of hypotension and hypoxia sets the grade.
 */
public final class AstctCrs implements GradingSystem<FeverGate> {
    /** Stable id of the scale. */
    public static final String ID = "astct-crs-2019";

    private static final Suggesting SUGGESTIONS = new AstctSuggestions(Toxicity.CRS, "astct-icans-2019");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "CRS";
    }

    @Override
    public CriteriaTable criteria() {
        return CrsTable.CRITERIA;
    }

    @Override
    public AlertProfile alerts() {
        return AlertProfile.standard()
                .withCause("CRS_ROSE")
                .pagingEarlierIf(AstctCrs::atHome)
                .withDeterioration()
                .withMaskedFever();
    }

    @Override
    public Suggesting suggestions() {
        return SUGGESTIONS;
    }

    /** Grade 1 outside the hospital pages: nobody else sees the patient. */
    private static boolean atHome(SignalStates states, Instant now) {
        return states.get(PersonSignal.INSTANCE).at(now).setting() == Setting.OUTPATIENT
                && states.rules().decimal(RuleKey.ALERT_CRS1_OUTPATIENT).signum() > 0;
    }

    @Override
    public List<Signal<?>> signals() {
        return CrsSigns.SIGNALS;
    }

    @Override
    public Set<Feed> feeds() {
        return EnumSet.of(Feed.CONTINUOUS_VITALS, Feed.SPOT_VITALS);
    }

    @Override
    public Class<FeverGate> memoryType() {
        return FeverGate.class;
    }

    @Override
    public FeverGate initial() {
        return FeverGate.CLOSED;
    }

    @Override
    public Instant next(FeverGate memory, GradingRules rules) {
        return memory.resolvesAt(rules);
    }

    @Override
    public Judged<FeverGate> judge(Moment moment, FeverGate memory) {
        GatedSigns gated = GatedSigns.of(moment, memory);
        return new Judged<>(gated.gate().begun() ? gated.told(assess(gated, moment.rules())) : null, gated.gate());
    }

    private static Assessment assess(GatedSigns gated, GradingRules rules) {
        CrsSigns signs = gated.signs();
        OrganFindings organs = gated.organs();
        boolean open = gated.gate().open();
        int pressure = CrsTable.SIGNS.worst(organs.pressure(), rules);
        int oxygen =
                organs.oxygen().map(sign -> CrsTable.SIGNS.grade(sign, rules)).orElse(0);
        int worst = Math.max(pressure, oxygen);
        int grade = open ? Math.max(worst, signs.feverNow() ? CrsTable.FEVER_GRADE : 0) : 0;
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        List<String> missing = gated.circumstances(grade > 0, flags, rules);
        List<Criterion> because = because(signs, organs, pressure, open || gated.undecided());
        if (gated.undecided()) {
            int upper = organs.unsure() ? 4 : worst;
            return new Assessment(0, upper, Completeness.INDETERMINATE, flags, because, missing);
        }
        return open && organs.unsure()
                ? new Assessment(grade, 4, Completeness.INDETERMINATE, flags, because, missing)
                : assessment(grade, signs, flags, because, missing);
    }

    private static Assessment assessment(
            int grade, CrsSigns signs, Set<Flag> flags, List<Criterion> because, List<String> missing) {
        boolean known = missing.isEmpty();
        boolean flowMissing = signs.oxygen().flowMissing();
        boolean complete = known && !flowMissing && !flags.contains(Flag.AGE_UNKNOWN);
        int upper = known ? flowMissing ? Math.max(grade, 3) : grade : 4;
        return new Assessment(
                grade, upper, complete ? Completeness.COMPLETE : Completeness.PARTIAL, flags, because, missing);
    }

    private static List<Criterion> because(CrsSigns signs, OrganFindings organs, int pressure, boolean organsCount) {
        List<Criterion> because = new ArrayList<>();
        if (signs.feverNow()) {
            because.add(new Criterion(CrsTable.FEVER, signs.fever().evidence()));
        }
        if (organsCount && pressure > 0) {
            // A site may grade vasopressin alone like low pressure: then it is told as that.
            because.add(new Criterion(pressure > 2 ? "VASOPRESSOR" : "HYPOTENSION", organs.pressureEvidence()));
        }
        if (organsCount && organs.oxygen().isPresent()) {
            because.add(new Criterion("HYPOXIA", organs.oxygenEvidence()));
        }
        if (signs.pressure().state() == LowRun.State.SUSPECTED
                && !signs.pressors().any()) {
            because.add(new Criterion("HYPOTENSION_SUSPECTED", signs.pressure().evidence()));
        }
        return because;
    }
}
