// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;

/**
 * Puts the steps of therapies together to courses. A dose of CAR T cells counts for a time; blinatumomab counts while
 * it goes on, interruptions included, and for a time after its stop. Doses whose times touch are one course.
 */
final class Courses {
    /** Of one instant a stop comes before a start: a change of bags ends nothing. */
    private static final Comparator<TherapyStep> ORDER = Comparator.comparing(TherapyStep::at)
            .thenComparing(step -> step.phase() != TherapyPhase.STOPPED)
            .thenComparing(Fact.BY_TIME);

    private final List<Span> spans = new ArrayList<>();

    private Courses() {}

    /**
     * A time in which toxicities count.
     *
     * @param start included, {@link Instant#MIN} where nobody charted it
     * @param end excluded, {@link Instant#MAX} while the therapy goes on
     */
    private record Span(Instant start, Instant end) {}

    /**
     * The courses as a function of event time.
     *
     * @param told steps of any product; those of others than CAR T cells and blinatumomab open no course
     */
    static Steps<Exposure> of(List<TherapyStep> told, Duration afterCarT, Duration afterBlinatumomab) {
        List<TherapyStep> happened =
                told.stream().filter(TherapyStep::happened).sorted(ORDER).toList();
        Courses courses = new Courses();
        happened.stream()
                .filter(step -> step.product().isCarT() && isDose(step))
                .forEach(dose -> courses.spans.add(new Span(dose.at(), dose.at().plus(afterCarT))));
        courses.blinatumomab(
                happened.stream()
                        .filter(step -> step.product() == Product.BLINATUMOMAB)
                        .toList(),
                afterBlinatumomab);
        return courses.spans.isEmpty() ? planned(told) : courses.steps();
    }

    /** From the planned instant on it is taken as given, so that a dose that nobody charts hides nothing. */
    private static Steps<Exposure> planned(List<TherapyStep> told) {
        return told.stream()
                .filter(step -> !step.happened())
                .filter(step -> step.product().engagesTCells())
                .map(TherapyStep::at)
                .min(Comparator.naturalOrder())
                .map(dose -> Steps.of(Exposure.BEFORE).step(dose, Exposure.within(dose)))
                .orElseGet(() -> Steps.of(Exposure.UNKNOWN));
    }

    private static boolean isDose(TherapyStep step) {
        return switch (step.phase()) {
            case INFUSED, STARTED, STEPPED, RESUMED -> true;
            case PLANNED, INTERRUPTED, STOPPED -> false;
        };
    }

    /** What is first told by its interruption or stop was given before, nobody knows since when. */
    private void blinatumomab(List<TherapyStep> steps, Duration after) {
        Instant running = Instant.MAX;
        boolean known = false;
        for (TherapyStep step : steps) {
            boolean runs = !running.equals(Instant.MAX);
            Instant since = runs ? running : known ? step.at() : Instant.MIN;
            if (step.phase() == TherapyPhase.STOPPED) {
                if (runs || !known) {
                    spans.add(new Span(since, step.at().plus(after)));
                }
                running = Instant.MAX;
            } else if (!runs && (isDose(step) || !known)) {
                running = isDose(step) ? step.at() : since;
            }
            known = true;
        }
        if (!running.equals(Instant.MAX)) {
            spans.add(new Span(running, Instant.MAX));
        }
    }

    private Steps<Exposure> steps() {
        List<Span> courses = new ArrayList<>();
        spans.stream().sorted(Comparator.comparing(Span::start)).forEach(span -> {
            Span last = courses.isEmpty() ? null : courses.get(courses.size() - 1);
            if (last == null || last.end().isBefore(span.start())) {
                courses.add(span);
            } else if (last.end().isBefore(span.end())) {
                courses.set(courses.size() - 1, new Span(last.start(), span.end()));
            }
        });
        boolean beginsUnknown = courses.get(0).start().equals(Instant.MIN);
        Steps<Exposure> steps = Steps.of(beginsUnknown ? Exposure.within(Instant.MIN) : Exposure.BEFORE);
        for (Span course : courses) {
            steps = course.start().equals(Instant.MIN)
                    ? steps
                    : steps.step(course.start(), Exposure.within(course.start()));
            steps = course.end().equals(Instant.MAX) ? steps : steps.step(course.end(), Exposure.after(course.start()));
        }
        return steps;
    }
}
