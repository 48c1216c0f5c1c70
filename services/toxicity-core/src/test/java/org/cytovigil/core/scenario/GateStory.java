// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;

/** Fever, a drug, oxygen, recovery and oxygen again, each on the limit of what the fever gate remembers. */
final class GateStory {
    private static final Duration DAY = Duration.ofHours(24);
    private final Draft draft;
    private final Dice dice;

    GateStory(Draft draft) {
        this.draft = draft;
        this.dice = draft.dice();
    }

    void tell() {
        Instant fever = draft.now().plus(Duration.ofHours(12));
        if (dice.percent(80)) {
            draft.moveTo(fever.plus(any(
                    Duration.ofHours(-6).minusSeconds(1), Duration.ofHours(-6), Duration.ofHours(-5), Duration.ZERO)));
            draft.add(new MedicationAction(draft.header(), "ibuprofen", MedicationVerb.GIVEN, null, null));
        }
        temperature(fever, "38.5");
        Instant sign = fever;
        if (dice.percent(60)) {
            oxygen(fever.plus(any(Duration.ofMinutes(-30), Duration.ofHours(1))), OxygenDevice.BLOW_BY);
            sign = fever.plus(any(Duration.ofHours(2), Duration.ofHours(20), Duration.ofHours(30)));
            oxygen(sign, OxygenDevice.ROOM_AIR);
        }
        temperature(fever.plus(any(Duration.ofHours(2), DAY, Duration.ofHours(30))), "36.8");
        Instant again = sign.plus(DAY).plusSeconds(dice.any(-1, 0, 1, -1_800));
        oxygen(again, OxygenDevice.SIMPLE_MASK);
        draft.moveTo(dice.percent(50) ? again : fever);
    }

    private Duration any(Duration... choices) {
        return dice.any(choices);
    }

    private void temperature(Instant at, String value) {
        draft.moveTo(at);
        draft.add(new Measured(
                draft.header(),
                Parameter.TEMPERATURE,
                new Quantity(new BigDecimal(value), Quantity.Bound.EXACT),
                Site.CORE,
                Method.SPOT));
    }

    private void oxygen(Instant at, OxygenDevice device) {
        draft.moveTo(at);
        draft.add(new OxygenSupport(draft.header(), device, null, null, OxygenIndication.RESPIRATORY));
    }
}
