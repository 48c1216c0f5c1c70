// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;

/**
 * The limits of courses (docs/clinical/crs.md#limits-of-a-course): 30 days from a CAR T infusion, from the start of
 * blinatumomab until 48 h after its end; whatever lies in between without a gap is one course.
 *
 * <p>Silent in the text: an interruption is no end; a blinatumomab that is first told by its interruption or end was
 * running before; a start beats an end of the same instant; between two courses the first one's window is what counts; a
 * plan stands for the dose until any dose is known, the earliest of several.
 */
final class TherapyCourses {
    private static final Duration AFTER_CAR_T = Duration.ofDays(30);
    private static final Duration AFTER_BLINATUMOMAB = Duration.ofDays(2);
    private final List<TherapyStep> carT;
    private final List<TherapyStep> blinatumomab;
    private final List<Instant> plans;
    private final NavigableSet<Instant> starts = new TreeSet<>();

    /** @param all steps of the whole history, whatever their instants */
    TherapyCourses(List<TherapyStep> all) {
        carT = all.stream()
                .filter(step -> step.product().isCarT() && doses(step))
                .toList();
        blinatumomab = all.stream()
                .filter(step -> step.product() == Product.BLINATUMOMAB && step.happened())
                .sorted(Comparator.comparing(TherapyStep::at)
                        .thenComparing(step -> step.phase() != TherapyPhase.STOPPED)
                        .thenComparing(TherapyStep::id))
                .toList();
        plans = all.stream()
                .filter(step -> !step.happened())
                .filter(step -> step.product().isCarT() || step.product() == Product.BLINATUMOMAB)
                .map(TherapyStep::at)
                .toList();
        for (Instant limit : limits()) {
            if (covered(limit) && !covered(limit.minusNanos(1))) {
                starts.add(limit);
            }
        }
        if (begunUnseen()) {
            starts.add(Instant.MIN);
        }
        if (starts.isEmpty() && !plans.isEmpty()) {
            starts.add(plans.stream().min(Instant::compareTo).orElseThrow());
        }
    }

    private static boolean doses(TherapyStep step) {
        return step.phase() == TherapyPhase.INFUSED
                || step.phase() == TherapyPhase.STARTED
                || step.phase() == TherapyPhase.STEPPED
                || step.phase() == TherapyPhase.RESUMED;
    }

    private boolean begunUnseen() {
        return !blinatumomab.isEmpty() && !doses(blinatumomab.get(0));
    }

    /** Instants at which anything of this can change. */
    NavigableSet<Instant> limits() {
        NavigableSet<Instant> limits = new TreeSet<>(plans);
        carT.forEach(dose -> limits.add(dose.at()));
        carT.forEach(dose -> limits.add(dose.at().plus(AFTER_CAR_T)));
        blinatumomab.forEach(step -> limits.add(step.at()));
        blinatumomab.forEach(step -> limits.add(step.at().plus(AFTER_BLINATUMOMAB)));
        return limits;
    }

    private boolean covered(Instant at) {
        boolean byCarT = carT.stream()
                .anyMatch(
                        dose -> !dose.at().isAfter(at) && at.isBefore(dose.at().plus(AFTER_CAR_T)));
        return byCarT || coveredByBlinatumomab(at);
    }

    private boolean coveredByBlinatumomab(Instant at) {
        boolean covered = begunUnseen();
        Instant ended = Instant.MAX;
        boolean runs = begunUnseen();
        for (TherapyStep step : blinatumomab) {
            if (step.at().isAfter(at)) {
                break;
            }
            if (doses(step)) {
                runs = true;
                ended = Instant.MAX;
            } else if (step.phase() == TherapyPhase.STOPPED && runs) {
                runs = false;
                ended = step.at();
            }
            covered = runs || !ended.equals(Instant.MAX);
        }
        return covered && (runs || at.isBefore(ended.plus(AFTER_BLINATUMOMAB)));
    }

    private Optional<Instant> start(Instant at) {
        return Optional.ofNullable(starts.floor(at));
    }

    /** Before the first dose that is known or planned. */
    boolean before(Instant at) {
        return !starts.isEmpty() && start(at).isEmpty();
    }

    /** First dose of the course to which an instant belongs, or of the last one before it; the beginning of time for none. */
    Instant startOf(Instant at) {
        return start(at).orElse(Instant.MIN);
    }

    /** After the window. */
    boolean after(Instant at) {
        boolean given = !carT.isEmpty() || !blinatumomab.isEmpty();
        return given && !before(at) && !covered(at);
    }
}
