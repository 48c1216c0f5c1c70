// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scenario;

import java.time.Duration;
import java.util.List;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;

/** Neurological findings. */
final class NeuroScenes {
    private final Draft draft;
    private final Dice dice;

    NeuroScenes(Draft draft) {
        this.draft = draft;
        this.dice = draft.dice();
    }

    void score() {
        add(score(dice.below(10)));
    }

    /** A normal assessment. */
    void normal() {
        add(dice.percent(50) ? new Finding.Ice(10) : new Finding.Capd(dice.below(9)));
        if (dice.percent(50)) {
            add(new Finding.Consciousness(Finding.Level.ALERT));
        }
    }

    void finding() {
        add(
                switch (dice.below(8)) {
                    case 0, 1 -> new Finding.Consciousness(dice.any(Finding.Level.class));
                    case 2, 3 -> seizure();
                    case 4 -> new Finding.Motor(dice.any(Finding.Weakness.class));
                    case 5 -> new Finding.CerebralOedema(dice.any(Finding.OedemaSign.class));
                    case 6 -> new Finding.Haemorrhage(dice.percent(50));
                    default -> dice.percent(50) ? new Finding.Tremor() : new Finding.NotDone("asleep");
                });
    }

    /** Two findings of one kind at one instant, which may contradict each other. */
    void twice() {
        for (int i = 0; i < 2; i++) {
            add(score(dice.percent(50) ? 0 : 5));
            add(new Finding.Consciousness(dice.any(Finding.Level.class)));
            if (dice.percent(30)) {
                add(
                        dice.percent(50)
                                ? new Finding.Motor(dice.any(Finding.Weakness.class))
                                : new Finding.Haemorrhage(dice.percent(60)));
            }
        }
    }

    private Finding score(int kind) {
        if (kind < 3) {
            return new Finding.Capd(dice.any(0, 1, 8, 9, 32));
        }
        int lowest = dice.any(0, 0, 1, 2, 3, 6, 7, 9, 10);
        return dice.percent(70) ? new Finding.Ice(lowest) : partial(lowest, dice.any(1, 3, 10));
    }

    private static Finding partial(int score, int open) {
        List<Finding.IceItem> unasked = switch (open) {
            case 1 -> List.of(Finding.IceItem.WRITING);
            case 3 -> List.of(Finding.IceItem.NAMING);
            default -> List.of(Finding.IceItem.values());
        };
        int lowest = Math.min(score, Finding.IceItem.MOST - open);
        return new Finding.Ice(lowest, lowest + open, unasked);
    }

    private Finding seizure() {
        Duration length = dice.any(
                Duration.ZERO,
                Duration.ofSeconds(90),
                Duration.ofMinutes(5),
                Duration.ofSeconds(301),
                Duration.ofHours(1),
                Duration.ofHours(3));
        Boolean returned = dice.percent(30) ? null : Boolean.valueOf(dice.percent(50));
        return new Finding.Seizure(
                dice.percent(50), dice.percent(40) ? null : draft.now().plus(length), returned);
    }

    private void add(Finding finding) {
        draft.add(new NeuroFinding(draft.header(), finding));
    }
}
