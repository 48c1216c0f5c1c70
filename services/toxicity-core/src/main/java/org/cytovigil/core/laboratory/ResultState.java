// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.laboratory;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.SignalState;
import org.jspecify.annotations.Nullable;

/**
 * The results of a parameter that may still count: the newest, those in a window that some scale looks back, and the
 * last one before each course of therapy.
 *
 * @param kept in order of event time
 * @param limits newest limits of normal of each laboratory
 * @param pinned ids of those before a course of therapy, never forgotten
 * @param haemolysed instants of samples that are said to be haemolysed, of what cells hold only
 */
public record ResultState(
        Parameter parameter,
        List<Result> kept,
        List<KnownLimit> limits,
        List<String> pinned,
        List<Instant> haemolysed,
        Instant newest)
        implements SignalState {
    /** Copies the lists. */
    public ResultState {
        kept = List.copyOf(kept);
        limits = List.copyOf(limits);
        pinned = List.copyOf(pinned);
        haemolysed = List.copyOf(haemolysed);
    }

    static ResultState none(Parameter parameter) {
        return new ResultState(parameter, List.of(), List.of(), List.of(), List.of(), Instant.MIN);
    }

    /** After it was told that the sample of an instant was haemolysed. */
    ResultState haemolysedAt(Instant at) {
        List<Instant> more = new ArrayList<>(haemolysed);
        more.add(at);
        return new ResultState(parameter, kept, limits, pinned, more, newest);
    }

    /**
     * After a result.
     *
     * @param courses first doses of the courses of therapy that are known
     */
    ResultState read(Measured result, List<Instant> courses, GradingRules rules) {
        Instant at = result.at();
        List<KnownLimit> known = new ArrayList<>(limits);
        known.removeIf(limit -> !at.isBefore(limit.at().plus(rules.duration(RuleKey.SCALES_LIMIT_HOLDS))));
        BigDecimal lln = limit(known, result, false, result.lln());
        BigDecimal uln = limit(known, result, true, result.uln());
        return with(new Result(result.id(), at, result.quantity(), lln, uln), known, courses);
    }

    private static @Nullable BigDecimal limit(
            List<KnownLimit> known, Measured result, boolean upper, @Nullable Quantity sent) {
        String source = result.header().source();
        if (sent == null) {
            return known.stream()
                    .filter(limit -> limit.upper() == upper && limit.source().equals(source))
                    .map(KnownLimit::value)
                    .findFirst()
                    .orElse(null);
        }
        known.removeIf(limit -> limit.upper() == upper && limit.source().equals(source));
        known.add(new KnownLimit(source, upper, result.at(), sent.value()));
        return sent.value();
    }

    ResultState with(Result result, List<KnownLimit> known, List<Instant> courses) {
        List<Result> more = new ArrayList<>(kept);
        more.add(result);
        List<String> before = new ArrayList<>();
        for (Instant course : courses) {
            Result last = lastBefore(more, course);
            if (last != null && !before.contains(last.id())) {
                before.add(last.id());
            }
        }
        return new ResultState(parameter, more, known, before, haemolysed, result.at());
    }

    /** The newest result by an instant, null before the first. */
    public @Nullable Result at(Instant instant) {
        return lastBefore(kept, instant.plusNanos(1));
    }

    /** The newest result by an instant of a sample that was not haemolysed, null where there is none. */
    @Nullable
    Result soundAt(Instant instant) {
        List<Result> sound = kept.stream()
                .filter(result -> !haemolysed.contains(result.at()))
                .toList();
        return lastBefore(sound, instant.plusNanos(1));
    }

    /** The last result before an instant, null where there is none. */
    public @Nullable Result before(Instant instant) {
        return lastBefore(kept, instant);
    }

    private static @Nullable Result lastBefore(List<Result> results, Instant instant) {
        for (int i = results.size() - 1; i >= 0; i--) {
            if (results.get(i).at().isBefore(instant)) {
                return results.get(i);
            }
        }
        return null;
    }

    /** The results after an instant and by another. */
    public List<Result> between(Instant after, Instant until) {
        return kept.stream()
                .filter(result -> result.at().isAfter(after) && !result.at().isAfter(until))
                .toList();
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        return Stream.concat(kept.stream().map(Result::at), haemolysed.stream())
                .filter(at -> at.isAfter(after))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    @Override
    public ResultState since(Instant checkpoint, GradingRules rules) {
        Duration lookBack = LookBack.of(parameter, rules);
        Instant from = checkpoint.equals(Instant.MIN) ? checkpoint : checkpoint.minus(lookBack);
        Result held = at(checkpoint);
        Result sound = soundAt(checkpoint);
        List<Result> left = kept.stream()
                .filter(result -> result.at().isAfter(from)
                        || Objects.equals(result, held)
                        || Objects.equals(result, sound)
                        || pinned.contains(result.id()))
                .toList();
        List<Instant> told = haemolysed.stream()
                .filter(at -> !at.isBefore(checkpoint)
                        || left.stream().anyMatch(result -> result.at().equals(at)))
                .toList();
        return left.size() == kept.size() && told.size() == haemolysed.size()
                ? this
                : new ResultState(parameter, left, limits, pinned, told, newest);
    }
}
