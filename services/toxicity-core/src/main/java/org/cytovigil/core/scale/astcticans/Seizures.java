// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import static org.cytovigil.core.measure.Instants.firstAfter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;

/**
 * The weight of seizures (Lee 2019, table 5; docs/clinical/icans.md#seizures): each is 3, and 4 where it lasts over 5
 * min or follows another without return to baseline, until a normal assessment at least 2 h after its end.
 *
 * @param seizures in order of time
 * @param normal instants of the normal assessments that are remembered, in order
 */
record Seizures(List<Seizure> seizures, List<Instant> normal, GradingRules rules) {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** @param course seizures that began before it are none of the therapy, but the next may follow one of them */
    SeizureWeight weight(Instant at, Instant course) {
        int grade = 0;
        int upper = 0;
        List<String> evidence = new ArrayList<>();
        for (int i = 0; i < seizures.size(); i++) {
            Seizure seizure = seizures.get(i);
            boolean counts = !seizure.at().isAfter(at) && !seizure.at().isBefore(course);
            if (!counts || !contributes(seizure, at)) {
                continue;
            }
            boolean prolonged = lasts(seizure) && !at.isBefore(tooLong(seizure));
            Truth repeated = repeated(i);
            grade = Math.max(grade, grade(prolonged, repeated == Truth.YES));
            upper = Math.max(upper, grade(prolonged, repeated != Truth.NO));
            evidence.add(seizure.id());
        }
        return new SeizureWeight(grade, upper, evidence);
    }

    private static int grade(boolean prolonged, boolean repeated) {
        int more = Math.max(prolonged ? IcansTable.PROLONGED_SEIZURE : 0, repeated ? IcansTable.REPEATED_SEIZURE : 0);
        return Math.max(IcansTable.SEIZURE, more);
    }

    Instant nextChange(Instant after) {
        Instant next = Instant.MAX;
        for (Seizure seizure : seizures) {
            next = firstAfter(after, seizure.at(), next);
            next = lasts(seizure) ? firstAfter(after, tooLong(seizure), next) : next;
        }
        for (Instant assessed : normal) {
            next = firstAfter(after, assessed, next);
        }
        return next;
    }

    /** Those that still count at a checkpoint, and the newest one, which the next may follow. */
    List<Seizure> since(Instant checkpoint) {
        List<Seizure> kept = new ArrayList<>();
        for (int i = 0; i < seizures.size(); i++) {
            Seizure seizure = seizures.get(i);
            boolean past = !seizure.at().isAfter(checkpoint);
            boolean newest =
                    i + 1 == seizures.size() || seizures.get(i + 1).at().isAfter(checkpoint);
            if (!past) {
                kept.add(seizure);
            } else if (newest || contributes(seizure, checkpoint)) {
                Instant cleared = cleared(seizure);
                kept.add(new Seizure(
                        seizure.id(),
                        seizure.at(),
                        seizure.endedAt(),
                        seizure.returnedToBaseline(),
                        cleared.isAfter(checkpoint) ? Instant.MAX : cleared,
                        repeated(i),
                        true));
            }
        }
        return kept;
    }

    private Truth repeated(int index) {
        Seizure seizure = seizures.get(index);
        if (seizure.settled()) {
            return seizure.repeated();
        }
        Truth repeated = Truth.NO;
        for (Seizure before : before(seizure.at())) {
            Boolean returned = before.returnedToBaseline();
            if (!Boolean.TRUE.equals(returned) && contributes(before, seizure.at())) {
                repeated = returned == null && repeated != Truth.YES ? Truth.UNKNOWN : Truth.YES;
            }
        }
        return repeated;
    }

    /** The seizure before an instant; where it was told several times, all that was told of it, since the worse counts. */
    private List<Seizure> before(Instant at) {
        List<Seizure> earlier =
                seizures.stream().filter(seizure -> seizure.at().isBefore(at)).toList();
        return earlier.stream()
                .filter(seizure ->
                        seizure.at().equals(earlier.get(earlier.size() - 1).at()))
                .toList();
    }

    private boolean contributes(Seizure seizure, Instant at) {
        return cleared(seizure).isAfter(at);
    }

    private Instant cleared(Seizure seizure) {
        if (!seizure.cleared().equals(Instant.MAX)) {
            return seizure.cleared();
        }
        Instant ended = seizure.endedAt();
        Instant earliest = (ended == null ? seizure.at() : ended).plus(rules.duration(RuleKey.ICANS_SEIZURE_CLEAR));
        return normal.stream()
                .filter(assessed -> !assessed.isBefore(earliest))
                .findFirst()
                .orElse(Instant.MAX);
    }

    /** Whether it lasts longer than the limit, or nobody wrote down that it ended. */
    private boolean lasts(Seizure seizure) {
        Instant ended = seizure.endedAt();
        return ended == null || ended.isAfter(seizure.at().plus(rules.duration(RuleKey.ICANS_PROLONGED_SEIZURE)));
    }

    private Instant tooLong(Seizure seizure) {
        return seizure.at()
                .plus(rules.duration(RuleKey.ICANS_PROLONGED_SEIZURE))
                .plus(SECOND);
    }
}
