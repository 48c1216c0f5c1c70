// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.cytovigil.notification.health.Failures;
import org.jspecify.annotations.Nullable;

/**
 * Works one answer out for all who wait for it, so that two hundred open consoles ask the ledger no oftener than one would.
 * Nobody gets an answer that was begun before the question: what is shown is never older than the request.
 */
final class Joint<V> {
    private final Supplier<V> work;
    private final ReentrantLock working = new ReentrantLock();
    private @Nullable CompletableFuture<V> next;

    Joint(Supplier<V> work) {
        this.work = work;
    }

    /** @throws RuntimeException what the work throws, to all who waited for it */
    V get() {
        CompletableFuture<V> answer = new CompletableFuture<>();
        CompletableFuture<V> others;
        synchronized (this) {
            others = next;
            next = others == null ? answer : others;
        }
        if (others == null) {
            work(answer);
        } else {
            answer = others;
        }
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private void work(CompletableFuture<V> answer) {
        working.lock();
        try {
            synchronized (this) {
                next = null;
            }
            answer.complete(work.get());
        } catch (RuntimeException | Error failed) {
            Failures.endIfOutOfMemory(failed);
            answer.completeExceptionally(failed);
        } finally {
            working.unlock();
        }
    }
}
