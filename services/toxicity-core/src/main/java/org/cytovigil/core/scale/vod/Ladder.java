// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.vod;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.Limits;

/** The class of a value by limits that rise from class to class. */
final class Ladder {
    private final List<String> evidence = new ArrayList<>();
    private int lowest;
    private int highest;

    Ladder(int ground) {
        lowest = ground;
        highest = ground;
    }

    void step(int reached, Truth truth) {
        lowest = truth == Truth.YES ? Math.max(lowest, reached) : lowest;
        highest = truth != Truth.NO ? Math.max(highest, reached) : highest;
    }

    /** A value that has reached some limits, or for all that is known may have; the first is the one of moderate. */
    void from(Result result, Limits limits, BigDecimal unit) {
        for (int place = 1; place <= limits.count(); place++) {
            step(place + 1, result.atLeast(limits.at(place).multiply(unit)));
        }
    }

    /** The worst of some parameters by multiples of their upper limits for the classes from moderate on. */
    static Ladder ofUln(Laboratory lab, List<Parameter> parameters, Limits multiples) {
        boolean known = parameters.stream().anyMatch(each -> decided(lab, each));
        Ladder ladder = new Ladder(known ? 1 : 0);
        for (Parameter parameter : parameters) {
            Result result = lab.newest(parameter);
            for (int place = 1; result != null && place <= multiples.count(); place++) {
                Truth truth = result.aboveUln(multiples.at(place));
                ladder.step(place + 1, truth);
                if (truth == Truth.YES && place == 1) {
                    ladder.evidence.add(result.id());
                }
            }
        }
        if (!known) {
            ladder.step(multiples.count() + 1, Truth.UNKNOWN);
        }
        return ladder;
    }

    private static boolean decided(Laboratory lab, Parameter parameter) {
        Result result = lab.newest(parameter);
        return result != null && result.uln() != null;
    }

    int lowest() {
        return lowest;
    }

    int highest() {
        return highest;
    }

    List<String> evidence() {
        return evidence;
    }
}
