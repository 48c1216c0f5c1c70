// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import org.cytovigil.core.fact.Finding;

/** The fields of a neurological finding. */
record FindingFields(FactFields fields) {
    void fill(Finding finding) {
        if (finding instanceof Finding.Ice ice) {
            fields.with("finding", "ICE");
            ice(ice);
        } else if (finding instanceof Finding.Capd capd) {
            fields.with("finding", "CAPD").with("score", capd.score());
        } else if (finding instanceof Finding.Consciousness consciousness) {
            fields.with("finding", "CONSCIOUSNESS").with("value", consciousness.level());
        } else if (finding instanceof Finding.Seizure seizure) {
            fields.with("finding", "SEIZURE")
                    .with("kind", seizure.convulsive() ? "CLINICAL" : "NONCONVULSIVE")
                    .with("endedAt", seizure.endedAt())
                    .with("returnedToBaseline", seizure.returnedToBaseline());
        } else if (finding instanceof Finding.Motor motor) {
            fields.with("finding", "MOTOR").with("value", motor.weakness());
        } else if (finding instanceof Finding.CerebralOedema oedema) {
            fields.with("finding", "CEREBRAL_OEDEMA").with("value", oedema.sign());
        } else if (finding instanceof Finding.Haemorrhage haemorrhage) {
            fields.with("finding", "HAEMORRHAGE").with("value", haemorrhage.present());
        } else if (finding instanceof Finding.Behaviour behaviour) {
            fields.with("finding", "BEHAVIOUR").with("value", behaviour.conduct());
        } else if (finding instanceof Finding.Tremor) {
            fields.with("finding", "TREMOR");
        } else if (finding instanceof Finding.NotDone notDone) {
            fields.with("finding", "NOT_DONE").with("reason", notDone.reason());
        }
    }

    /** Of the items that were asked only the sum is kept, so any with the same points stand for them. */
    private void ice(Finding.Ice ice) {
        if (ice.unasked().isEmpty()) {
            fields.with("score", ice.lowest());
            return;
        }
        int points = ice.lowest();
        FactFields items = fields.object("items");
        for (Finding.IceItem item : Finding.IceItem.values()) {
            if (!ice.unasked().contains(item)) {
                int scored = Math.min(points, item.most());
                items.with(AssessmentIntake.field(item), scored);
                points -= scored;
            }
        }
    }
}
