// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Takes the lines of an answer that never ends, as they come. */
record Lines(Consumer<String> taker) implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        taker.accept(line);
    }

    @Override
    public void onError(Throwable failed) {
        // Whoever asked hears of it by the answer.
    }

    @Override
    public void onComplete() {
        // The same.
    }
}
