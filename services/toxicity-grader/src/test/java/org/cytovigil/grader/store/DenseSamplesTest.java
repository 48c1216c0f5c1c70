// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.replay.HistoryBlock;
import org.cytovigil.core.replay.Snapshot;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.sample.SampleGroup;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.SampleRuns;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.SourceSeries;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DenseSamplesTest {
    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");
    private static final int FOUR_HOURS = 14_400;
    private final StateCodec codec =
            new StateCodec(PatientMonitor.graph(GradingCatalogue.standard(), GradingRules.defaults()));

    static LongStream seeds() {
        return LongStream.range(1, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void samplesAreReadAsTheyWereWritten(long seed) {
        Random random = new Random(seed);
        int codes = random.nextInt(4) == 0 ? 300 : 2 + random.nextInt(4);
        int steady = random.nextInt(100);
        int gaps = random.nextInt(20);
        List<SampleRun> runs = new ArrayList<>();
        Instant at = START;
        int code = 1;
        for (int i = random.nextInt(400); i > 0; i--) {
            SampleRuns.append(runs, at, code);
            code = random.nextInt(100) < steady ? code : 1 + random.nextInt(codes);
            at = at.plusSeconds(random.nextInt(100) < gaps ? 1 + random.nextInt(120) : 1);
        }
        HistoryBlock block = block(runs);
        assertThat(codec.block(codec.write(block))).as("seed %d", seed).isEqualTo(block);
    }

    /** A heart rate that goes back and forth over a limit each second or two. */
    @Test
    void aRestlessFeedTakesFewBitsForEachSecond() {
        Random random = new Random(7);
        List<SampleRun> runs = new ArrayList<>();
        for (int second = 0; second < FOUR_HOURS; second++) {
            SampleRuns.append(runs, START.plusSeconds(second), 1 + random.nextInt(2));
        }
        assertThat(codec.write(block(runs)).length).isLessThan(FOUR_HOURS / 4);
    }

    private static HistoryBlock block(List<SampleRun> runs) {
        SourceSeries feed = new SourceSeries(new Series(SampleGroup.HEART_RATE, Method.CONTINUOUS), "monitor/7");
        return new HistoryBlock(START, Snapshot.EMPTY, Map.of(feed, runs), Map.of());
    }
}
