// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.publishing.RecordSink;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** What our beans need from outside. */
@Factory
final class ServiceFactory {
    @Singleton
    KafkaSettings kafkaSettings(Settings settings) {
        return new KafkaSettings(settings);
    }

    @Singleton
    AvroSerdes serdes(KafkaSettings kafka) {
        return new AvroSerdes(kafka);
    }

    @Bean(preDestroy = "close")
    @Singleton
    RecordSink sink(KafkaSettings kafka) {
        return new RecordSink(kafka);
    }

    @Singleton
    CarrierCall carrierCall(Settings settings) {
        return new CarrierCall(settings.duration(SettingKey.NOTIFICATION_TIMEOUT));
    }

    @Singleton
    Intake intake(DrugTable drugs) {
        return new Intake(drugs);
    }
}
