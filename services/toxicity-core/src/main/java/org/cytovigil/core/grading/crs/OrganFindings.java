// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.crs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.LowRun;
import org.cytovigil.core.signal.Oxygen;
import org.cytovigil.core.signal.Pressors;

/**
 * The organ part of CRS at an instant, without grades (Lee 2019, table 2; docs/clinical/crs.md#criteria).
 *
 * @param pressure what blood pressure and vasopressors show
 * @param oxygen what the need of oxygen shows
 * @param unsure a ventilator for the airway gives so much oxygen that it may be for the lungs too
 */
public record OrganFindings(
        List<OrganSign> pressure,
        List<String> pressureEvidence,
        Optional<OrganSign> oxygen,
        List<String> oxygenEvidence,
        boolean unsure) {
    static OrganFindings of(CrsSigns signs, GradingRules rules) {
        Pressors pressors = signs.pressors();
        Oxygen oxygen = signs.oxygen();
        LowRun low = oxygen.airway() ? signs.ventilated() : signs.saturation();
        boolean desaturated = low.counts() && (oxygen.onRoomAir() || oxygen.airway());
        return new OrganFindings(
                pressure(signs.pressure(), pressors, rules),
                pressors.any() ? pressors.evidence() : signs.pressure().evidence(),
                desaturated
                        ? Optional.of(oxygen.airway() ? OrganSign.POSITIVE_PRESSURE : OrganSign.LOW_SATURATION)
                        : support(oxygen),
                desaturated ? low.evidence() : oxygen.evidence(),
                oxygen.unsure() && !desaturated);
    }

    /** Vasopressin never makes the difference between one vasopressor and several; a site may leave it out. */
    private static List<OrganSign> pressure(LowRun pressure, Pressors pressors, GradingRules rules) {
        if (pressors.counted() > 0) {
            return List.of(pressors.counted() == 1 ? OrganSign.ONE_VASOPRESSOR : OrganSign.SEVERAL_VASOPRESSORS);
        }
        List<OrganSign> signs = new ArrayList<>();
        if (pressure.counts()) {
            signs.add(OrganSign.LOW_PRESSURE);
        }
        if (pressors.vasopressin()
                && rules.decimal(RuleKey.CRS_VASOPRESSIN_ALONE).signum() > 0) {
            signs.add(OrganSign.VASOPRESSIN_ALONE);
        }
        return signs;
    }

    private static Optional<OrganSign> support(Oxygen oxygen) {
        return switch (oxygen.level()) {
            case NONE -> Optional.empty();
            case LOW_FLOW -> Optional.of(OrganSign.LOW_FLOW);
            case HIGH_FLOW -> Optional.of(OrganSign.HIGH_FLOW);
            case POSITIVE_PRESSURE -> Optional.of(OrganSign.POSITIVE_PRESSURE);
        };
    }

    /** Whether there is any. */
    public boolean any() {
        return !pressure.isEmpty() || oxygen.isPresent();
    }
}
