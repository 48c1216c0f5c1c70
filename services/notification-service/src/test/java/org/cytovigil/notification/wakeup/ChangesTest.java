// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.wakeup;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** How often open consoles are told, in virtual time, which is of all threads of the process. */
@Isolated
class ChangesTest {
    private static final Duration LITTLE = Duration.ofMillis(10);

    @Test
    void oneChangeIsToldAtOnceAndOnce() {
        Changes[] changes = new Changes[1];
        afterOne(changes).expectNoEvent(Duration.ofMinutes(1)).thenCancel().verify();
    }

    @Test
    void manyChangesAreToldAtOnceAndOnceMoreAtTheEndOfTheSpan() {
        Changes[] changes = new Changes[1];
        afterOne(changes)
                .then(() -> {
                    changes[0].happened();
                    changes[0].happened();
                })
                .expectNoEvent(Duration.ofMillis(199))
                .thenAwait(LITTLE)
                .expectNext(true)
                .expectNoEvent(Duration.ofMinutes(1))
                .thenCancel()
                .verify();
    }

    @Test
    void dataAloneAreToldEveryFewSecondsAndHoldNoGradeUp() {
        Changes[] changes = new Changes[1];
        StepVerifier.withVirtualTime(() -> stream(changes))
                .then(() -> changes[0].dataCame())
                .expectNext(true)
                .then(() -> changes[0].dataCame())
                .expectNoEvent(Duration.ofSeconds(1))
                .then(() -> changes[0].happened())
                .expectNext(true)
                .expectNoEvent(Duration.ofMillis(3_900))
                .thenAwait(LITTLE.multipliedBy(20))
                .expectNext(true)
                .thenCancel()
                .verify();
    }

    @Test
    void whoDoesNotListenHoldsNobodyUp() {
        Changes[] changes = new Changes[1];
        StepVerifier.withVirtualTime(() -> {
                    Flux<Boolean> stream = stream(changes);
                    changes[0].stream().subscribe(new BaseSubscriber<>() {
                        @Override
                        protected void hookOnSubscribe(Subscription subscription) {
                            // It never asks for anything.
                        }
                    });
                    return stream;
                })
                .then(() -> changes[0].happened())
                .expectNext(true)
                .thenCancel()
                .verify();
    }

    /** One change has happened and was told. */
    private static StepVerifier.Step<Boolean> afterOne(Changes[] changes) {
        return StepVerifier.withVirtualTime(() -> stream(changes))
                .then(() -> changes[0].happened())
                .expectNext(true);
    }

    private static Flux<Boolean> stream(Changes[] changes) {
        changes[0] = new Changes();
        return changes[0].stream();
    }
}
