// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.action.AstctSuggestions;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.CourseLimits;
import org.cytovigil.core.grading.Feed;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Suggesting;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.signal.AttributionSignal;
import org.cytovigil.core.signal.Exposure;
import org.cytovigil.core.signal.ExposureSignal;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.signal.Signal;

/**
 * Immune effector cell-associated neurotoxicity syndrome by the ASTCT consensus: Lee DW et al., Biol Blood Marrow
 * Transplant 2019;25(4):625-638, tables 4 to 7. The worst domain sets the grade; fever is not needed.
 */
public final class AstctIcans implements GradingSystem<IcansMemory> {
    /** Stable id of the scale. */
    public static final String ID = "astct-icans-2019";

    private static final Suggesting SUGGESTIONS = new AstctSuggestions(Toxicity.ICANS, "astct-crs-2019");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "ICANS";
    }

    @Override
    public CriteriaTable criteria() {
        return IcansTable.CRITERIA;
    }

    @Override
    public AlertProfile alerts() {
        return AlertProfile.standard()
                .withCause("ICANS_ROSE")
                .pagingEarlierIf((states, now) -> !UsualCapd.is(states, now))
                .withDeterioration();
    }

    @Override
    public Suggesting suggestions() {
        return SUGGESTIONS;
    }

    @Override
    public List<Signal<?>> signals() {
        return List.of(
                PersonSignal.INSTANCE,
                SedationSignal.INSTANCE,
                NeuroSignal.INSTANCE,
                AttributionSignal.ICANS,
                ExposureSignal.ICANS);
    }

    @Override
    public Set<Feed> feeds() {
        return EnumSet.of(Feed.NEURO_ASSESSMENT);
    }

    @Override
    public Class<IcansMemory> memoryType() {
        return IcansMemory.class;
    }

    @Override
    public IcansMemory initial() {
        return IcansMemory.NONE;
    }

    @Override
    public Judged<IcansMemory> judge(Moment moment, IcansMemory memory) {
        NeuroState neuro = moment.states().get(NeuroSignal.INSTANCE);
        Exposure exposure = moment.states().get(ExposureSignal.ICANS).at(moment.at());
        IcansMemory ofCourse = memory.at(moment.at(), exposure, neuro);
        if (neuro.begins().isAfter(moment.at())) {
            return new Judged<>(null, ofCourse);
        }
        if (exposure.isBefore()) {
            return new Judged<>(CourseLimits.beforeTherapy(), ofCourse);
        }
        IcansAssessment.Found found = IcansAssessment.of(moment, neuro, ofCourse);
        return new Judged<>(CourseLimits.told(exposure, found.assessment()), found.memory());
    }
}
