// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OverdueTransactionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OverdueTransactions overdue = new OverdueTransactions(PATIENCE);

    private static OpenTransaction open(int partition, long start) {
        return new OpenTransaction(new TopicPartition("alert.lifecycle.v1", partition), 7, (short) 3, 1, start);
    }

    private List<OpenTransaction> at(long seconds, OpenTransaction... open) {
        return overdue.among(List.of(open), Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void aTransactionThatStaysOpenIsOverdueOnceItsTimeIsOver() {
        assertThat(at(100, open(0, 14))).isEmpty();
        assertThat(at(119, open(0, 14))).isEmpty();
        assertThat(at(120, open(0, 14))).containsExactly(open(0, 14));
    }

    @Test
    void eachTransactionHasItsOwnTime() {
        at(100, open(0, 14));
        assertThat(at(110, open(0, 14), open(1, 9))).isEmpty();
        assertThat(at(121, open(0, 14), open(1, 9))).containsExactly(open(0, 14));
        assertThat(at(131, open(0, 30), open(1, 9))).containsExactly(open(1, 9));
    }

    @Test
    void oneThatEndedAndIsSeenAgainBeginsAnew() {
        at(100, open(0, 14));
        at(110);
        assertThat(at(121, open(0, 14))).isEmpty();
    }
}
