// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.crs;

import java.util.List;
import java.util.Set;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.CourseLimits;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.Exposure;
import org.cytovigil.core.signal.ExposureSignal;

/**
 * The signs of CRS at an instant with the fever gate that decides whether they count; the same for every scale of CRS.
 *
 * @param exposure how the instant lies to the therapy
 * @param masked a drug may hide the fever that would make organ findings count
 * @param disputed a clinician holds another cause for a fever with organ findings
 */
public record GatedSigns(
        CrsSigns signs, OrganFindings organs, FeverGate gate, Exposure exposure, boolean masked, boolean disputed) {
    /**
     * Reads them.
     *
     * @param memory the gate at the instant before
     */
    public static GatedSigns of(Moment moment, FeverGate memory) {
        CrsSigns seen = CrsSigns.of(moment);
        OrganFindings organs = OrganFindings.of(seen, moment.rules());
        Exposure exposure = moment.states().get(ExposureSignal.CRS).at(moment.at());
        FeverGate gate = exposure.isBefore()
                ? memory.shut(seen.anyKnown())
                : memory.since(exposure.since()).at(moment.at(), seen, organs.any(), moment.rules());
        CrsSigns signs = seen.attributed(gate.attributed());
        boolean found = organs.any() || organs.unsure();
        boolean masked = !gate.open()
                && !signs.attributedOther()
                && !gate.everFebrile()
                && found
                && signs.masking().worksAt(moment.at());
        boolean disputed = signs.attributedOther() && found && signs.fever().lastFebrile() != null;
        return new GatedSigns(signs, organs, gate, exposure, masked, disputed);
    }

    /** Whether it cannot be told if the findings are CRS. */
    public boolean undecided() {
        return masked || disputed;
    }

    /** An assessment within the limits of the course, as it is told. */
    public Assessment told(Assessment found) {
        return CourseLimits.told(exposure, found);
    }

    /** What is unknown or stale; marks staleness. */
    public List<String> missing(Set<Flag> flags) {
        return CrsFlags.missing(signs, flags);
    }

    /**
     * What is unknown or stale; raises the flags of the circumstances.
     *
     * @param graded whether there is CRS of any grade
     */
    public List<String> circumstances(boolean graded, Set<Flag> flags, GradingRules rules) {
        List<String> missing = missing(flags);
        CrsFlags.raise(signs, flags);
        if (masked) {
            flags.add(Flag.MASKED_FEVER_POSSIBLE);
        }
        if (signs.attributedOther() && signs.fever().lastFebrile() != null) {
            flags.add(Flag.ATTRIBUTED_OTHER);
        }
        if (graded && CrsFlags.lateOnset(signs, gate, rules)) {
            flags.add(Flag.LATE_ONSET_REVIEW);
        }
        return missing;
    }
}
