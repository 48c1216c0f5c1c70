// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scenario;

import java.time.Duration;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;

/** Therapies whose courses have limits: doses in the middle of what happens, second courses, plans, windows that end. */
final class CourseScenes {
    private final Draft draft;
    private final Dice dice;

    CourseScenes(Draft draft) {
        this.draft = draft;
        this.dice = draft.dice();
    }

    /** A step at any time. */
    void step() {
        switch (dice.below(8)) {
            case 0, 1, 2 -> add(Product.AXICABTAGENE_CILOLEUCEL, TherapyPhase.INFUSED);
            case 3, 4 -> add(Product.BLINATUMOMAB, dice.any(TherapyPhase.STARTED, TherapyPhase.RESUMED));
            case 5, 6 -> add(Product.BLINATUMOMAB, dice.any(TherapyPhase.STOPPED, TherapyPhase.INTERRUPTED));
            default -> add(dice.any(Product.BLINATUMOMAB, Product.TISAGENLECLEUCEL), TherapyPhase.PLANNED);
        }
    }

    /** A course whose window ends about now. */
    void justOver() {
        if (dice.percent(50)) {
            add(Product.TISAGENLECLEUCEL, TherapyPhase.INFUSED);
            moveOn(Duration.ofDays(30));
        } else {
            if (dice.percent(80)) {
                add(Product.BLINATUMOMAB, TherapyPhase.STARTED);
                moveOn(Duration.ofDays(dice.below(3)));
            }
            add(Product.BLINATUMOMAB, TherapyPhase.STOPPED);
            moveOn(Duration.ofDays(2));
        }
    }

    private void moveOn(Duration time) {
        draft.moveTo(draft.now().plus(time).plusSeconds(dice.any(-7_200, -60, -1, 0, 1)));
    }

    private void add(Product product, TherapyPhase phase) {
        draft.add(new TherapyStep(draft.header(), product, phase, null, null, null, null));
    }
}
