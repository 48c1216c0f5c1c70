// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.crs;

import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.LowRun;
import org.cytovigil.core.signal.Oxygen;
import org.cytovigil.core.signal.Pressors;

/**
 * The organ part of CRS at an instant (Lee 2019, table 2; docs/clinical/crs.md#criteria).
 *
 * @param hypotension grade by blood pressure and vasopressors
 * @param hypoxia grade by oxygen need
 * @param unsure a ventilator for the airway gives so much oxygen that it may be for the lungs too
 */
public record OrganFindings(
        int hypotension, List<String> hypotensionEvidence, int hypoxia, List<String> hypoxiaEvidence, boolean unsure) {
    static OrganFindings of(CrsSigns signs, GradingRules rules) {
        LowRun pressure = signs.pressure();
        Pressors pressors = signs.pressors();
        Oxygen oxygen = signs.oxygen();
        boolean onPressor = pressors.any();
        LowRun low = oxygen.airway() ? signs.ventilated() : signs.saturation();
        boolean desaturated = low.counts() && (oxygen.onRoomAir() || oxygen.airway());
        return new OrganFindings(
                hypotension(pressure, pressors, rules),
                onPressor ? pressors.evidence() : pressure.evidence(),
                desaturated ? oxygen.airway() ? 4 : 2 : oxygen.grade(),
                desaturated ? low.evidence() : oxygen.evidence(),
                oxygen.unsure() && !desaturated);
    }

    /** One vasopressor is grade 3, several are 4, and vasopressin never makes the difference between them. */
    private static int hypotension(LowRun pressure, Pressors pressors, GradingRules rules) {
        if (pressors.counted() >= 2) {
            return 4;
        }
        if (pressors.counted() == 1) {
            return 3;
        }
        if (pressors.vasopressin()) {
            return Math.max(rules.decimal(RuleKey.CRS_VASOPRESSIN_ALONE).intValue(), pressure.counts() ? 2 : 0);
        }
        return pressure.counts() ? 2 : 0;
    }

    /** The worse of the two. */
    public int grade() {
        return Math.max(hypotension, hypoxia);
    }
}
