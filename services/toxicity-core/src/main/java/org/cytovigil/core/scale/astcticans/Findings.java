// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.grading.Moment;

/**
 * What consciousness, motor findings and oedema weigh at an instant, a haemorrhage and the time before therapy taken
 * into account (docs/clinical/icans.md#haemorrhage, docs/clinical/icans.md#limits-of-a-course).
 *
 * @param bleeding there is an intracranial haemorrhage
 */
record Findings(boolean bleeding, Weight consciousness, Weight motor, Weight oedema) {
    /**
     * The weight of one domain.
     *
     * @param proven grade that counts
     * @param possible grade that it would have without the haemorrhage that may explain it
     */
    record Weight(int proven, int possible, List<String> evidence) {}

    static Findings of(Moment moment, NeuroState neuro, BeforeTherapy before) {
        Instant at = moment.at();
        Bleeding bleeding = neuro.bleeding().at(at);
        boolean explains = !bleeding.equals(Bleeding.NONE) && !bleeding.since().isBefore(before.course());
        Bleeding since = explains ? bleeding : Bleeding.NONE;
        return new Findings(
                neuro.haemorrhage().at(at).grade() > 0,
                weight(before, neuro.consciousness().at(at), before.consciousness(), since, since.consciousness()),
                weight(before, neuro.motor().at(at), before.motor(), since, since.motor()),
                oedema(before, neuro.oedema().at(at), since));
    }

    /** A finding that is new with or after the haemorrhage may be due to it; one from before it stays. */
    private static Weight weight(
            BeforeTherapy before, Domain found, Domain baseline, Bleeding bleeding, Domain untilBleeding) {
        int weight = before.weight(found, baseline);
        int stays = found.at().isBefore(bleeding.since()) ? weight : before.weight(untilBleeding, baseline);
        return new Weight(Math.min(weight, stays), weight, found.evidence());
    }

    /** Oedema first recorded with or after the haemorrhage is due to it. */
    private static Weight oedema(BeforeTherapy before, Domain found, Bleeding bleeding) {
        Weight weight = weight(before, found, before.oedema(), bleeding, bleeding.oedema());
        return new Weight(weight.proven(), weight.proven(), weight.evidence());
    }

    /** What findings since the haemorrhage would grade. */
    int unexplained() {
        return Math.max(consciousness.possible(), motor.possible());
    }
}
