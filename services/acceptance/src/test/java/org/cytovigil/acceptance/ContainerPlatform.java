// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Kafka, the schema registry and Postgres, each in its container. */
final class ContainerPlatform implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int REGISTRY_PORT = 8080;

    private final KafkaContainer kafka =
            new KafkaContainer(ContainerImages.KAFKA.image()).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    private final GenericContainer<?> registry = new GenericContainer<>(ContainerImages.REGISTRY.image())
            .withExposedPorts(REGISTRY_PORT)
            .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects").withStartupTimeout(PATIENCE));
    private final PostgreSQLContainer postgres =
            new PostgreSQLContainer(ContainerImages.POSTGRES.image()).withDatabaseName("cytovigil");

    private ContainerPlatform() {}

    /** Starts all three in parallel. */
    static ContainerPlatform start() {
        ContainerPlatform platform = new ContainerPlatform();
        try {
            Startables.deepStart(platform.kafka, platform.registry, platform.postgres)
                    .join();
        } catch (RuntimeException failed) {
            platform.close();
            throw failed;
        }
        return platform;
    }

    /** What reaches them from this machine. */
    Settings settings() {
        return Settings.of(Map.of(
                SettingKey.KAFKA_BOOTSTRAP.key(), kafka.getBootstrapServers().replaceFirst("^[A-Z]+://", ""),
                SettingKey.KAFKA_PARTITIONS_MAX.key(), "4",
                SettingKey.REGISTRY_URL.key(),
                        "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT),
                SettingKey.POSTGRES_URL.key(), postgres.getJdbcUrl(),
                SettingKey.POSTGRES_USER.key(), postgres.getUsername(),
                SettingKey.POSTGRES_PASSWORD.key(), postgres.getPassword()));
    }

    @Override
    public void close() {
        Stream.of(kafka, registry, postgres).forEach(GenericContainer::stop);
    }
}
