// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TetherTest {
    private final List<String> story = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private final CountDownLatch parentGone = new CountDownLatch(1);

    @Test
    void theEndOfTheParentStopsInReverseOrderAndExits() throws InterruptedException {
        Tether tether = tether(Duration.ofMinutes(1));
        tether.onParting(() -> story.add("first"));
        tether.onParting(() -> story.add("second"));
        assertThat(ended.getCount()).isEqualTo(1);
        endParent();
        assertThat(story).containsExactly("second", "first", "exit");
    }

    @Test
    void aStopThatHangsIsHalted() throws InterruptedException {
        tether(Duration.ofMillis(50)).onParting(TetherTest::hang);
        endParent();
        assertThat(story).containsExactly("halt");
    }

    @Test
    void aStopThatFailsDoesNotKeepTheOthersFromStopping() throws InterruptedException {
        Tether tether = tether(Duration.ofMinutes(1));
        tether.onParting(() -> story.add("other"));
        tether.onParting(() -> {
            throw new IllegalStateException("planted");
        });
        endParent();
        assertThat(story).containsExactly("other", "exit");
    }

    private Tether tether(Duration patience) {
        InputStream parent = new InputStream() {
            @Override
            public int read() {
                await(parentGone);
                return -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                return read();
            }
        };
        return Tether.watching(parent, () -> tell("exit"), () -> tell("halt"), patience);
    }

    private void endParent() throws InterruptedException {
        parentGone.countDown();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private void tell(String what) {
        story.add(what);
        ended.countDown();
    }

    private static void hang() {
        await(new CountDownLatch(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
