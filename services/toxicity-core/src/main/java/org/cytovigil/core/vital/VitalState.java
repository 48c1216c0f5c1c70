// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.vital;

import static org.cytovigil.core.measure.Instants.earlier;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.Known;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;
import org.jspecify.annotations.Nullable;

/**
 * A vital sign as a function of event time.
 *
 * @param steps an empty list before the first; the last one may lie ahead, at the instant from which a sample counts
 * @param known whether it is fresh
 */
public record VitalState(Steps<List<Reading>> steps, Known known) implements SignalState {
    private static final Comparator<Reading> BY_VALUE =
            Comparator.comparing(Reading::value).thenComparing(Reading::evidence);

    /**
     * After a reading, which takes the place of what was sampled before and would have counted only later.
     *
     * @param counts from when on it counts, not before it was taken
     * @param to instant of the last of several samples that say the same
     */
    VitalState read(Reading reading, Instant counts, Instant to, GradingRules rules) {
        VitalState read = readAgain(reading.at(), to, rules);
        List<Reading> beside = beside(reading.at());
        if (beside.contains(reading)) {
            return read;
        }
        VitalState before = new VitalState(steps.before(counts), read.known);
        return reading.sampled() && beside.isEmpty() && before.repeats(reading.value())
                ? before
                : new VitalState(before.steps.step(counts, Observed.with(beside, reading, BY_VALUE)), read.known);
    }

    /** What was read of an instant, the newest so far: what a feed said again then is of that instant too. */
    private List<Reading> beside(Instant at) {
        List<Reading> last = steps.last();
        boolean again =
                last.size() == 1 && last.get(0).sampled() && known.newest().equals(at);
        return again
                ? List.of(last.get(0).again(at))
                : last.stream().filter(reading -> reading.at().equals(at)).toList();
    }

    /** Whether a monitor that samples a value says again what it said last. */
    boolean repeats(BigDecimal value) {
        List<Reading> last = steps.last();
        return last.size() == 1 && last.get(0).sampled() && last.get(0).value().compareTo(value) == 0;
    }

    /** Whether there are readings of an instant and a sample is not among them. */
    boolean lacks(String evidence, Instant at) {
        List<Reading> last = steps.last();
        return last.stream().anyMatch(reading -> reading.at().equals(at))
                && last.stream().noneMatch(reading -> reading.evidence().equals(evidence));
    }

    /** After samples that say the same again, which changes nothing but how fresh it is. */
    VitalState readAgain(Instant from, Instant to, GradingRules rules) {
        return new VitalState(steps, known.read(from, to, rules.duration(RuleKey.STALE_SPOT)));
    }

    /** The newest readings by an instant: none before the first, several where one instant has several. */
    public List<Reading> readings(Instant instant) {
        return steps.at(instant);
    }

    /** One of the newest readings by an instant, null before the first. */
    private @Nullable Reading at(Instant instant) {
        List<Reading> readings = steps.at(instant);
        return readings.isEmpty() ? null : readings.get(0);
    }

    /** When it was read last by an instant, {@link Instant#MIN} before the first; a feed that is fresh is read now. */
    public Instant lastRead(Instant instant) {
        Reading reading = at(instant);
        if (reading == null) {
            return Instant.MIN;
        }
        return !reading.sampled() ? reading.at() : known.at(instant) == Availability.FRESH ? instant : known.newest();
    }

    /** Whether it is known at an instant. */
    public Availability availability(Instant instant) {
        return known.at(instant);
    }

    @Override
    public Instant newest() {
        return known.newest();
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = steps.next(after);
        Instant stale = known.nextChange(after, until, rules);
        return earlier(stale, next);
    }

    @Override
    public boolean quietAfter(SignalState earlier, Instant evaluated, GradingRules rules) {
        return earlier instanceof VitalState before
                && steps.differsFrom(before.steps).isAfter(evaluated)
                && known.quietAfter(before.known, evaluated, rules);
    }

    @Override
    public Instant changesSince(SignalState earlier) {
        return earlier instanceof VitalState before ? steps.differsFrom(before.steps) : Instant.MAX;
    }

    @Override
    public boolean restsLike(SignalState earlier) {
        return earlier instanceof VitalState before && steps.equals(before.steps) && isSampledLike(before);
    }

    @Override
    public boolean waitsLike(SignalState earlier) {
        return earlier instanceof VitalState before
                && steps.differsFrom(before.steps).isAfter(newest())
                && isSampledLike(before);
    }

    private boolean isSampledLike(VitalState before) {
        List<Reading> last = steps.last();
        return last.size() == 1 && last.get(0).sampled() && known.restsLike(before.known);
    }

    @Override
    public VitalState since(Instant checkpoint, GradingRules rules) {
        return new VitalState(steps.since(checkpoint), known.since(checkpoint, rules));
    }
}
