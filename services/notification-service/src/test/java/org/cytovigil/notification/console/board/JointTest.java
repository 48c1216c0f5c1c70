// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JointTest {
    private static final int ASKERS = 20;

    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch atWork = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** The first work lasts until the test lets it go on. */
    private int work() {
        int number = begun.incrementAndGet();
        if (number == 1) {
            atWork.countDown();
            uninterrupted(goOn);
        }
        return number;
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private final List<Thread> threads = new ArrayList<>();

    private <V> FutureTask<V> asks(Callable<V> question) {
        FutureTask<V> answer = new FutureTask<>(question);
        Thread asker = new Thread(answer);
        threads.add(asker);
        asker.start();
        return answer;
    }

    private void allWait() {
        while (!threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoAsksWhileAnAnswerIsWorkedOutGetsTheNextOneTogether() throws Exception {
        Joint<Integer> joint = new Joint<>(this::work);
        FutureTask<Integer> early = asks(joint::get);
        atWork.await();
        List<FutureTask<Integer>> later = new ArrayList<>();
        for (int i = 0; i < ASKERS; i++) {
            later.add(asks(joint::get));
        }
        allWait();
        goOn.countDown();
        assertThat(early.get()).isEqualTo(1);
        for (FutureTask<Integer> each : later) {
            assertThat(each.get())
                    .as("not the one that was begun before the question")
                    .isEqualTo(2);
        }
        assertThat(begun).hasValue(2);
    }

    @Test
    void aFailureIsToldToAllWhoWaitedForItAndToNobodyElse() throws Exception {
        Joint<Integer> joint = new Joint<>(() -> {
            int number = work();
            if (number == 2) {
                throw new IllegalArgumentException("the ledger is away");
            }
            return number;
        });
        FutureTask<Integer> early = asks(joint::get);
        atWork.await();
        FutureTask<Integer> one = asks(joint::get);
        FutureTask<Integer> other = asks(joint::get);
        allWait();
        goOn.countDown();
        assertThat(early.get()).isEqualTo(1);
        assertThatThrownBy(one::get).hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(other::get).hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(joint.get()).isEqualTo(3);
    }

    @Test
    void anErrorLetsNobodyWaitForEver() {
        Joint<Integer> joint = new Joint<>(() -> {
            if (begun.incrementAndGet() == 1) {
                throw new StackOverflowError("planted");
            }
            return begun.get();
        });
        assertThatThrownBy(joint::get).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(joint.get()).isEqualTo(2);
    }
}
