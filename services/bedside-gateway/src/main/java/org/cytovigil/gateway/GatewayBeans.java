// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.cytovigil.gateway.reception.BrokerHealth;
import org.cytovigil.gateway.reception.DurableWriter;
import org.cytovigil.gateway.reception.PatientKeys;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Makes the adapters to Kafka from the settings. */
@Factory
class GatewayBeans {
    /** As the topic of dead letters allows (topics.yaml). */
    private static final int LARGEST_RECORD = 10 * 1024 * 1024 + 64 * 1024;

    @Singleton
    @Bean(preDestroy = "close")
    DurableWriter writer(Settings settings) {
        Map<String, Object> properties = new HashMap<>(new KafkaSettings(settings).producer());
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "gateway");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        return new DurableWriter(new KafkaProducer<>(properties), settings.duration(SettingKey.KAFKA_DELIVERY_TIMEOUT));
    }

    @Singleton
    @Bean(preDestroy = "close")
    BrokerHealth brokerHealth(Settings settings) {
        return new BrokerHealth(Admin.create(new KafkaSettings(settings).client()));
    }

    @Singleton
    PatientKeys patientKeys(Settings settings) {
        return PatientKeys.from(settings);
    }
}
