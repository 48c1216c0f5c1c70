// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scenario;

import java.math.BigDecimal;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;

/** Vital signs by thermometer, cuff and finger clip. */
final class SpotScenes {
    private static final String[] TEMPERATURES = {"36.5", "37.2", "37.9", "37.95", "38.0", "38", "38.1", "39.5", "40.1"
    };
    private static final String[] SYSTOLIC = {
        "55", "59", "60", "65", "69", "70", "72", "78", "79", "80", "84", "88", "89", "89.9", "90", "95", "118", "140"
    };
    private static final String[] MEAN = {"48", "64", "64.9", "65", "70", "87"};
    private static final String[] SATURATIONS = {"82", "88", "89", "89.9", "90", "93", "95.9", "96", "99"};
    private final Draft draft;
    private final Dice dice;

    SpotScenes(Draft draft) {
        this.draft = draft;
        this.dice = draft.dice();
    }

    void temperature() {
        Site site = dice.percent(25) ? Site.SKIN : dice.any(Site.class);
        add(Parameter.TEMPERATURE, dice.any(TEMPERATURES), site, "", dice.percent(15));
    }

    void cuff() {
        String source = dice.any("", "", "cuff-a", "cuff-b");
        if (dice.percent(80)) {
            add(Parameter.SYSTOLIC_BP, dice.any(SYSTOLIC), source);
        }
        if (dice.percent(40)) {
            add(Parameter.MEAN_BP, dice.any(MEAN), source);
        }
        if (dice.percent(30)) {
            add(Parameter.DIASTOLIC_BP, dice.any("35", "45", "60", "90"), source);
        }
    }

    /** A cuff or clip that measures again and again, charted without a method: as dense as a monitor, or nearly. */
    void again() {
        boolean pressure = dice.percent(50);
        for (int left = 3 + dice.below(6); left > 0; left--) {
            draft.moveTo(draft.now().plusSeconds(dice.any(30, 45, 60, 60, 61, 119, 120)));
            boolean low = dice.percent(65);
            if (pressure) {
                add(Parameter.SYSTOLIC_BP, low ? "70" : "120", "");
            } else {
                add(Parameter.SPO2, low ? "85" : "97", "");
            }
        }
    }

    void saturation() {
        add(Parameter.SPO2, dice.any(SATURATIONS), "");
    }

    void fraction() {
        add(Parameter.FIO2, dice.any("0.20", "0.21", "0.22", "0.39", "0.40", "0.44", "0.45", "0.60", "1.0"), "");
    }

    void other() {
        Parameter parameter = dice.any(Parameter.HEART_RATE, Parameter.RESPIRATORY_RATE, Parameter.ANC, Parameter.CRP);
        add(parameter, dice.any("1", "12", "80"), "");
    }

    /** A whole round of a nurse. */
    void round() {
        temperature();
        cuff();
        saturation();
    }

    void normalRound() {
        add(Parameter.TEMPERATURE, "36.8", "");
        add(Parameter.SYSTOLIC_BP, "120", "");
        add(Parameter.SPO2, "97", "");
    }

    void fever() {
        add(Parameter.TEMPERATURE, dice.any("38.0", "39.2"), "");
    }

    private void add(Parameter parameter, String value, String source) {
        add(parameter, value, Site.UNSPECIFIED, source, false);
    }

    private void add(Parameter parameter, String value, Site site, String source, boolean inferred) {
        Quantity.Bound bound =
                dice.percent(97) ? Quantity.Bound.EXACT : dice.any(Quantity.Bound.BELOW, Quantity.Bound.ABOVE);
        draft.add(new Measured(
                draft.header(source),
                parameter,
                new Quantity(new BigDecimal(value), bound),
                site,
                Method.SPOT,
                null,
                null,
                inferred,
                dice.percent(4)));
    }
}
