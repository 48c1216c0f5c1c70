// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scenario;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;

/** Stretches of samples from monitors and arterial lines: low runs, gaps, lonely normal samples, probes that fall off. */
final class FeedScenes {
    private static final int[] CADENCES = {1, 10, 30, 60, 60, 61, 119, 120, 300, 901};
    private final Draft draft;
    private final Dice dice;
    private final boolean sameSecond;
    private final Set<String> seconds = new HashSet<>();

    /** @param sameSecond whether several samples may come for one second */
    FeedScenes(Draft draft, boolean sameSecond) {
        this.draft = draft;
        this.dice = draft.dice();
        this.sameSecond = sameSecond;
    }

    /** A short stretch whose cadence stands on the limits of the rules. */
    void stretch() {
        samples(2 + dice.below(9), dice.any(60, 30, 10), CADENCES[dice.below(CADENCES.length)]);
    }

    /** A long stretch, one sample each second. */
    void everySecond() {
        samples(130 + dice.below(60), 2, 1);
    }

    private void samples(int count, int turnPercent, int cadence) {
        Parameter parameter = dice.any(
                Parameter.SYSTOLIC_BP,
                Parameter.SYSTOLIC_BP,
                Parameter.MEAN_BP,
                Parameter.SPO2,
                Parameter.SPO2,
                Parameter.TEMPERATURE);
        Method method = parameter.isPressure()
                ? dice.any(Method.CONTINUOUS, Method.CONTINUOUS, Method.ARTERIAL_LINE)
                : Method.CONTINUOUS;
        Site site = parameter == Parameter.TEMPERATURE
                ? dice.any(Site.SKIN, Site.CORE, Site.UNSPECIFIED)
                : Site.UNSPECIFIED;
        draft.moveTo(draft.now().truncatedTo(ChronoUnit.SECONDS));
        boolean abnormal = dice.percent(80);
        for (int i = 0; i < count; i++) {
            sample(method, parameter, site, abnormal);
            abnormal ^= dice.percent(turnPercent == 60 ? 8 : turnPercent);
            int step = dice.percent(cadence == 1 ? 1 : 8) ? dice.any(61, 121, 300, 301) : cadence;
            draft.moveTo(draft.now().plusSeconds(step));
        }
    }

    private void sample(Method method, Parameter parameter, Site site, boolean abnormal) {
        boolean pressure = parameter.isPressure();
        String source = dice.percent(4) ? "other" : "";
        boolean contradicts = pressure && dice.percent(3);
        add(method, parameter, value(parameter, abnormal), site, source);
        if (contradicts) {
            add(method, Parameter.DIASTOLIC_BP, "130", Site.UNSPECIFIED, source);
        } else if (pressure && dice.percent(10)) {
            add(method, Parameter.DIASTOLIC_BP, "31", Site.UNSPECIFIED, source);
        }
        if (sameSecond && !contradicts && dice.percent(10)) {
            add(method, parameter, value(parameter, dice.percent(50)), site, dice.any("", "other"));
        }
    }

    private String value(Parameter parameter, boolean abnormal) {
        return switch (parameter) {
            case TEMPERATURE -> abnormal ? dice.any("38.0", "38.4", "39.9") : dice.any("36.9", "37.95");
            case SPO2 -> abnormal ? dice.any("85", "89.9") : dice.any("90", "93.9", "94", "95.9", "96", "97");
            case MEAN_BP -> abnormal ? dice.any("50", "64.9") : dice.any("65", "80");
            default -> abnormal ? dice.any("52", "69", "79", "89") : dice.any("90", "120");
        };
    }

    private void add(Method method, Parameter parameter, String value, Site site, String source) {
        Instant at = draft.now();
        boolean first = seconds.add(at + " " + parameter + " " + method + " " + (site == Site.SKIN));
        if (!first && !sameSecond) {
            return;
        }
        FactHeader header = draft.header(source);
        Quantity quantity = new Quantity(new BigDecimal(value), Quantity.Bound.EXACT);
        draft.add(new Measured(header, parameter, quantity, site, method, null, null, false, dice.percent(2)));
    }
}
