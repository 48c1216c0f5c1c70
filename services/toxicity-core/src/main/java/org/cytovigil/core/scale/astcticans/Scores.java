// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.Person;
import org.cytovigil.core.signal.PersonSignal;

/**
 * The scores that count at an instant (docs/clinical/icans.md#the-wrong-tool): the newest of the right tool, and a
 * later one of the wrong tool, which can only make it worse; where the right tool was never used, the wrong one alone.
 *
 * @param counting none, one or two; the worst decides
 * @param wrongTool one of them is of the wrong tool
 * @param known whether the one to rely on is fresh
 */
record Scores(List<Cognition> counting, boolean wrongTool, Availability known) {
    private static final Comparator<Cognition> NEWEST = Comparator.comparing(Cognition::at);

    static Scores of(Moment moment, NeuroState neuro) {
        Instant at = moment.at();
        List<Cognition> right = new ArrayList<>();
        List<Cognition> wrong = new ArrayList<>();
        for (Cognition score : List.of(neuro.ice().at(at), neuro.capd().at(at))) {
            if (score.done()) {
                boolean isCapd = score.tool() == Cognition.Tool.CAPD;
                (isCapd == usesCapd(moment, score.at()) ? right : wrong).add(score);
            }
        }
        Cognition reliable = right.stream().max(NEWEST).orElse(Cognition.NONE);
        Cognition other = wrong.stream().max(NEWEST).orElse(Cognition.NONE);
        boolean otherCounts = other.done() && !other.at().isBefore(reliable.at());
        List<Cognition> counting = new ArrayList<>();
        if (reliable.done()) {
            counting.add(reliable);
        }
        if (otherCounts) {
            counting.add(other);
        }
        Cognition.Tool tool = reliable.done() ? reliable.tool() : other.tool();
        return new Scores(counting, otherCounts, neuro.known(tool, at));
    }

    /** Whether one of them was done at an instant. */
    boolean assessedAt(Instant at) {
        return counting.stream().anyMatch(score -> score.at().equals(at));
    }

    /** Whether CAPD replaces ICE: below 12 years, or with developmental delay (Lee 2019, tables 6 and 7). */
    static boolean usesCapd(Moment moment, Instant when) {
        Person person = moment.states().get(PersonSignal.INSTANCE).at(moment.at());
        return person.developmentalDelay()
                || person.yearsAt(when)
                        < moment.rules().decimal(RuleKey.ICANS_CHILD_BELOW).intValue();
    }
}
