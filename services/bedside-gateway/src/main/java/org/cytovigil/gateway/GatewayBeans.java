// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.cytovigil.gateway.reception.BrokerHealth;
import org.cytovigil.gateway.reception.DurableWriter;
import org.cytovigil.gateway.reception.EarlierEvents;
import org.cytovigil.gateway.reception.PatientKeys;
import org.cytovigil.gateway.reception.Remembers;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Makes the adapters to Kafka from the settings. */
@Factory
class GatewayBeans {
    /** So long the start waits for a broker that does not answer. */
    private static final int PATIENCE_MILLIS = 5000;

    @Singleton
    @Bean(preDestroy = "close")
    DurableWriter writer(Settings settings) {
        KafkaSettings kafka = new KafkaSettings(settings);
        Map<String, Object> properties = new HashMap<>(kafka.producer());
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "gateway");
        AvroSerdes serdes = new AvroSerdes(kafka);
        Serializer<SpecificRecord> serializer = serdes.serializer();
        try (Deserializer<SpecificRecord> reader = serdes.deserializer(SpecificRecord.class)) {
            AvroSerdes.prepare(serializer, reader);
        }
        return new DurableWriter(
                new KafkaProducer<>(properties, new StringSerializer(), serializer),
                settings.duration(SettingKey.KAFKA_DELIVERY_TIMEOUT));
    }

    @Singleton
    @Bean(preDestroy = "close")
    BrokerHealth brokerHealth(Settings settings) {
        return new BrokerHealth(Admin.create(new KafkaSettings(settings).client()));
    }

    @Singleton
    @Bean(preDestroy = "close")
    EarlierEvents earlierEvents(Settings settings, Collection<Remembers> remembering, Clock clock) {
        KafkaSettings kafka = new KafkaSettings(settings);
        Map<String, Object> properties = new HashMap<>(kafka.client());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "gateway-earlier");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return new EarlierEvents(
                () -> new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                new AvroSerdes(kafka).deserializer(SpecificRecord.class),
                remembering,
                clock);
    }

    @Singleton
    PatientKeys patientKeys(Settings settings) {
        return PatientKeys.from(settings);
    }
}
