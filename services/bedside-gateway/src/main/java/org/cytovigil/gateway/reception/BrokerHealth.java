// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Whether a broker answers right now. */
public final class BrokerHealth implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 2000;

    private final Admin admin;
    private final LastSuccess success = new LastSuccess();

    public BrokerHealth(Admin admin) {
        this.admin = admin;
    }

    /** When it last answered. */
    public LastSuccess success() {
        return success;
    }

    /** Asks the cluster. */
    public boolean answers() {
        boolean answered = ask();
        if (answered) {
            success.succeeded();
        }
        return answered;
    }

    private boolean ask() {
        try {
            return !admin.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
                    .nodes()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException away) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
