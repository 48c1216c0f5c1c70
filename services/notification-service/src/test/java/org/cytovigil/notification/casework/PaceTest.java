// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // the nanoseconds of a machine may run over
    private final AtomicLong done = new AtomicLong();
    private final Pace pace = new Pace(9, clock::get);

    private void ask(long takes) {
        pace.keep(() -> {
            done.incrementAndGet();
            clock.addAndGet(takes);
        });
    }

    @Test
    void whatTakesNoTimeIsDoneEachTime() {
        ask(0);
        ask(0);
        assertThat(done).hasValue(2);
    }

    @Test
    void whatTakesLongRestsNineTimesAsLong() {
        ask(2);
        clock.addAndGet(17);
        ask(1);
        assertThat(done).hasValue(1);
        clock.addAndGet(1);
        ask(1);
        assertThat(done).hasValue(2);
    }

    @Test
    void whatThrewIsTriedAgainAtOnce() {
        assertThatThrownBy(() -> pace.keep(() -> {
                    clock.addAndGet(1);
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");
        ask(0);
        assertThat(done).hasValue(1);
    }
}
