// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * The samples of one feed over a stretch of time as few regular runs. The same samples make the same runs, in whatever
 * order they came.
 */
public final class SampleRuns {
    /** Neighbours farther apart than this never share a run, so that no run hides a gap that means something. */
    private static final Duration MAX_PERIOD = Duration.ofSeconds(30);

    private SampleRuns() {}

    /** Adds a sample after all others. */
    public static void append(List<SampleRun> runs, Instant at, int code) {
        int newest = runs.size() - 1;
        if (newest >= 0 && goesOn(runs.get(newest), at, code)) {
            SampleRun last = runs.get(newest);
            int period = (int) Duration.between(last.last(), at).toSeconds();
            runs.set(newest, new SampleRun(last.first(), at, period, code));
        } else {
            runs.add(SampleRun.single(at, code));
        }
    }

    private static boolean goesOn(SampleRun last, Instant at, int code) {
        return last.code() == code
                && adjoin(last.last(), at)
                && (last.period() == 0 || Duration.between(last.last(), at).toSeconds() == last.period());
    }

    /** Whether no gap that means something lies between two neighbours. */
    public static boolean adjoin(Instant last, Instant at) {
        return Duration.between(last, at).compareTo(MAX_PERIOD) <= 0;
    }

    /** Takes the newest sample away. */
    public static void removeLast(List<SampleRun> runs) {
        SampleRun last = runs.remove(runs.size() - 1);
        if (last.period() > 0) {
            Instant before = last.last().minusSeconds(last.period());
            runs.add(new SampleRun(last.first(), before, before.equals(last.first()) ? 0 : last.period(), last.code()));
        }
    }

    /**
     * The runs with a sample changed.
     *
     * @param change the code that it has, 0 where there is none, to the one that it shall have, 0 for none
     */
    public static List<SampleRun> change(List<SampleRun> runs, Instant at, IntUnaryOperator change) {
        NavigableMap<Instant, Integer> samples = samples(runs);
        int code = change.applyAsInt(samples.getOrDefault(at, 0));
        if (code == 0) {
            samples.remove(at);
        } else {
            samples.put(at, code);
        }
        return runs(samples);
    }

    /** The runs with others added; {@code both} says what counts of two samples of one second. */
    public static List<SampleRun> merged(List<SampleRun> runs, List<SampleRun> more, IntBinaryOperator both) {
        NavigableMap<Instant, Integer> samples = samples(runs);
        samples(more).forEach((at, code) -> samples.merge(at, code, both::applyAsInt));
        return runs(samples);
    }

    /** The runs in another coding; samples whose code becomes 0 are left out. */
    public static List<SampleRun> recoded(List<SampleRun> runs, IntUnaryOperator coding) {
        List<SampleRun> recoded = new ArrayList<>();
        for (SampleRun run : runs) {
            int code = coding.applyAsInt(run.code());
            if (code != 0) {
                recoded.add(new SampleRun(run.first(), run.last(), run.period(), code));
            }
        }
        return recoded;
    }

    private static NavigableMap<Instant, Integer> samples(List<SampleRun> runs) {
        NavigableMap<Instant, Integer> samples = new TreeMap<>();
        for (SampleRun run : runs) {
            for (Instant each = run.first();
                    !each.isAfter(run.last());
                    each = each.plusSeconds(Math.max(1, run.period()))) {
                samples.put(each, run.code());
            }
        }
        return samples;
    }

    private static List<SampleRun> runs(NavigableMap<Instant, Integer> samples) {
        List<SampleRun> next = new ArrayList<>();
        samples.forEach((each, value) -> append(next, each, value));
        return List.copyOf(next);
    }

    /** The place of the first run that does not end before an instant, of those after all others their number. */
    public static int firstThatEnds(List<SampleRun> runs, Instant from) {
        int low = 0;
        int high = runs.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runs.get(middle).last().isBefore(from)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The code of the sample at a second, 0 where there is none. */
    public static int code(List<SampleRun> runs, Instant second) {
        for (int i = runs.size() - 1; i >= 0; i--) {
            if (runs.get(i).has(second)) {
                return runs.get(i).code();
            }
        }
        return 0;
    }
}
