// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Instants;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;
import org.jspecify.annotations.Nullable;

/**
 * The newest result of an organ, as a function of event time.
 *
 * @param steps the result with the limits that hold for it, an empty list before the first
 * @param earlier the newest result of an instant before that of the newest, null where there is none
 * @param limits newest limits of normal of each laboratory
 * @param baselines the last result before the course of therapy, an empty list where there is none
 * @param treated newest step of therapy, {@link Instant#MIN} before the first
 */
public record OrganLabState(
        Steps<List<Measured>> steps,
        @Nullable Measured earlier,
        List<Limit> limits,
        Steps<List<Measured>> baselines,
        Instant treated,
        Instant newest)
        implements SignalState {
    static final OrganLabState NOTHING =
            new OrganLabState(Steps.of(List.of()), null, List.of(), Steps.of(List.of()), Instant.MIN, Instant.MIN);

    /** Copies the list. */
    public OrganLabState {
        limits = List.copyOf(limits);
    }

    /**
     * A limit of normal as a laboratory sent it last.
     *
     * @param source the laboratory; another source is another laboratory
     * @param upper the upper one rather than the lower one
     * @param at when the result was taken that it came with
     */
    public record Limit(String source, boolean upper, Instant at, Quantity value) {
        boolean of(Measured result, boolean upperOne) {
            return upper == upperOne && source.equals(result.header().source());
        }
    }

    /** A result without a limit is compared with the newest one of its laboratory, unless that is too old. */
    OrganLabState read(Measured result, GradingRules rules) {
        Instant at = result.at();
        List<Limit> known = new ArrayList<>(limits);
        known.removeIf(limit -> !at.isBefore(limit.at().plus(rules.duration(RuleKey.SCALES_LIMIT_HOLDS))));
        Quantity lln = limit(known, result, false, result.lln());
        Quantity uln = limit(known, result, true, result.uln());
        Measured limited = new Measured(
                result.header(),
                result.parameter(),
                result.quantity(),
                result.site(),
                result.method(),
                lln,
                uln,
                result.unitInferred(),
                result.artefact());
        Measured last = at(at);
        return new OrganLabState(
                steps.step(at, List.of(limited)),
                last != null && last.at().isBefore(at) ? last : earlier,
                known,
                baselines,
                treated,
                at);
    }

    private static @Nullable Quantity limit(
            List<Limit> known, Measured result, boolean upper, @Nullable Quantity sent) {
        if (sent == null) {
            return known.stream()
                    .filter(limit -> limit.of(result, upper))
                    .map(Limit::value)
                    .findFirst()
                    .orElse(null);
        }
        known.removeIf(limit -> limit.of(result, upper));
        known.add(new Limit(result.header().source(), upper, result.at(), sent));
        return sent;
    }

    /** The first step of a course makes the last result before it the baseline. */
    OrganLabState treated(Instant at, GradingRules rules) {
        boolean begins =
                treated.equals(Instant.MIN) || !at.isBefore(treated.plus(rules.duration(RuleKey.SCALES_NEW_COURSE)));
        Measured last = at(at);
        Measured before = last != null && last.at().isBefore(at) ? last : earlier;
        return new OrganLabState(
                steps,
                earlier,
                limits,
                begins ? baselines.step(at, before == null ? List.of() : List.of(before)) : baselines,
                at,
                at);
    }

    /** The newest result by an instant, null before the first. */
    public @Nullable Measured at(Instant instant) {
        return single(steps.at(instant));
    }

    /** The last result before the course of therapy that an instant belongs to, null where there is none. */
    public @Nullable Measured baselineAt(Instant instant) {
        return single(baselines.at(instant));
    }

    private static @Nullable Measured single(List<Measured> result) {
        return result.isEmpty() ? null : result.get(0);
    }

    /** Whether a result is still fresh at an instant. */
    public static boolean fresh(Measured result, Instant instant, GradingRules rules) {
        return instant.isBefore(result.at().plus(rules.duration(RuleKey.SCALES_ORGANS_VALID)));
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = Instants.earlier(steps.next(after), baselines.next(after));
        Measured result = at(after);
        if (result == null) {
            return next;
        }
        Instant stale = result.at().plus(rules.duration(RuleKey.SCALES_ORGANS_VALID));
        return Instants.firstAfter(after, stale, next);
    }

    @Override
    public OrganLabState since(Instant checkpoint, GradingRules rules) {
        return new OrganLabState(
                steps.since(checkpoint), earlier, limits, baselines.since(checkpoint), treated, newest);
    }
}
