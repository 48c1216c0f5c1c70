// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.health;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.cytovigil.kafka.KafkaSettings;
import org.jspecify.annotations.Nullable;

/** Asks the brokers whether they are there. */
@Singleton
public class Brokers {
    private static final int LIMIT_MILLIS = 5000;

    private final Map<String, Object> properties;
    private @Nullable Admin admin;

    public Brokers(KafkaSettings kafka) {
        this.properties = new HashMap<>(kafka.client());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
    }

    /** Whether a broker answers; throws where none does in 5 s. */
    public synchronized boolean answer() throws Exception {
        if (admin == null) {
            admin = Admin.create(properties);
        }
        return !admin.describeCluster()
                .nodes()
                .get(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                .isEmpty();
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(java.time.Duration.ofSeconds(1));
        }
    }
}
