// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes refusals down without holding up the answer; of a flood of them not every one. */
@Singleton
class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int MOST_WAITING = 500;

    /** Refusals of nobody in particular that are written down each minute. */
    private static final int ANONYMOUS = 20;

    private static final String NOBODY = "anonymous";

    private final KafkaOutbox outbox;
    private final AttemptLimit anonymous = new AttemptLimit(ANONYMOUS, 1);
    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING));

    AuditTrail(KafkaOutbox outbox) {
        this.outbox = outbox;
    }

    /** An account may not do what it asked for. */
    void forbidden(String account, String what) {
        write(account, what);
    }

    /** Somebody asked without having signed in. */
    void unknown(String what) {
        if (!anonymous.exceeded(NOBODY)) {
            anonymous.failed(NOBODY);
            write(NOBODY, what);
        }
    }

    private void write(String actor, String what) {
        try {
            writer.execute(() -> {
                try {
                    outbox.audit(actor, "ACCESS_REFUSED", what, null);
                } catch (RuntimeException failed) {
                    LOG.warn("a refusal could not be written down: {}", failed.toString());
                }
            });
        } catch (RejectedExecutionException flood) {
            LOG.warn("more refusals than can be written down");
        }
    }

    @PreDestroy
    void close() {
        writer.shutdownNow();
    }
}
