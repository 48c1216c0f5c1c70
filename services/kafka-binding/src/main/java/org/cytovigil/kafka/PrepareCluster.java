// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.Startup;

/** Creates the topics and registers the schemas of the product, once, before its services start; then ends. */
public final class PrepareCluster {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private PrepareCluster() {}

    /** Runs the step with the settings of the file, the environment and the flags. */
    public static void main(String[] flags) {
        Startup.run(flags, (settings, tether) -> {
            prepare(settings);
            System.out.println("prepared");
            System.exit(0);
        });
    }

    /** Does the step; doing it again changes nothing. */
    public static void prepare(Settings settings) throws IOException, InterruptedException {
        registerSchemas(settings);
        createTopics(settings);
    }

    /** Registers the schemas of all topics, waiting for a registry that is still starting. */
    public static void registerSchemas(Settings settings) throws IOException, InterruptedException {
        registerPatiently(new SchemaRegistration(new KafkaSettings(settings)), TopicCatalogue.load());
    }

    /** Creates the topics that are missing. */
    public static void createTopics(Settings settings) {
        TopicCatalogue catalogue = TopicCatalogue.load();
        if (settings.isSet(SettingKey.KAFKA_PARTITIONS_MAX)) {
            catalogue = catalogue.withAtMost(settings.whole(SettingKey.KAFKA_PARTITIONS_MAX));
        }
        try (Admin admin = Admin.create(new KafkaSettings(settings).client())) {
            new TopicCreator(
                            admin,
                            settings.whole(SettingKey.KAFKA_REPLICATION),
                            settings.whole(SettingKey.KAFKA_MIN_ISR))
                    .create(catalogue);
        }
    }

    /** The registry may still be starting; a refusal is final. */
    private static void registerPatiently(SchemaRegistration registration, TopicCatalogue catalogue)
            throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                registration.register(catalogue);
                return;
            } catch (IOException unreachable) {
                if (System.nanoTime() > giveUp) {
                    throw unreachable;
                }
                Thread.sleep(500);
            }
        }
    }
}
