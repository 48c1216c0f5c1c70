// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.SchemaRegistration;
import org.cytovigil.kafka.TopicCatalogue;
import org.cytovigil.kafka.TopicSpec;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.testing.TestPlatform;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.ingest.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Whoever is refused is only cut off, again and again. */
    private static final Duration REFUSED = Duration.ofSeconds(4);

    private final Path folder;

    RestartIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void topicsSchemaIdsAndRowsSurviveARestartThatGivesTheBrokerAPassword() throws Exception {
        Map<String, Integer> ids;
        try (DataDirectory data = DataDirectory.open(folder);
                ProcessSupervisor supervisor = new ProcessSupervisor(data)) {
            Settings settings = EmbeddedPlatform.start(TestPlatform.freePorts(), data, supervisor)
                    .settings();
            ids = schemaIds(settings);
            assertThat(folder.resolve("run/registry").toFile().list())
                    .as("temporary files of this registry lie where no other user's are")
                    .isNotEmpty();
            execute(settings, "create table kept (word text)", "insert into kept values ('still here')");
        }
        try (DataDirectory data = DataDirectory.open(folder);
                ProcessSupervisor supervisor = new ProcessSupervisor(data)) {
            Settings locked =
                    TestPlatform.freePorts().with(Map.of(SettingKey.KAFKA_PASSWORD.key(), "only for friends"));
            Settings settings = EmbeddedPlatform.start(locked, data, supervisor).settings();
            assertThatThrownBy(() -> topics(
                            locked.with(Map.of(
                                    SettingKey.KAFKA_BOOTSTRAP.key(), settings.text(SettingKey.KAFKA_BOOTSTRAP))),
                            REFUSED))
                    .as("who does not know the password")
                    .isInstanceOf(ExecutionException.class);
            assertThatThrownBy(() -> schemaIds(
                            locked.with(Map.of(SettingKey.REGISTRY_URL.key(), settings.text(SettingKey.REGISTRY_URL)))))
                    .as("who does not know the token")
                    .hasMessageContaining("401");
            assertThat(schemaIds(settings)).isEqualTo(ids);
            assertThat(transaction(settings))
                    .as("the grader writes in transactions, for which the broker asks itself")
                    .isNotNegative();
            assertThat(roundTrip(new AvroSerdes(new KafkaSettings(settings)))).isEqualTo(WireFormatIT.LETTER);
            assertThat(topics(settings, PATIENCE))
                    .containsAll(TopicCatalogue.load().topics().stream()
                            .map(TopicSpec::name)
                            .toList());
            assertThat(onlyText(settings, "select word from kept")).isEqualTo("still here");
        }
    }

    private static Map<String, Integer> schemaIds(Settings settings) throws Exception {
        return new SchemaRegistration(new KafkaSettings(settings)).register(TopicCatalogue.load());
    }

    /** The offset of a record that was written in a transaction. */
    private static long transaction(Settings settings) throws Exception {
        Map<String, Object> properties = new KafkaSettings(settings).producer();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "restart-it");
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(properties)) {
            producer.initTransactions();
            producer.beginTransaction();
            Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(Topics.AUDIT, "key", "value"));
            producer.commitTransaction();
            return sent.get().offset();
        }
    }

    /** Written and read by serializers that must first ask the registry. */
    private static MessageRejected roundTrip(AvroSerdes serdes) {
        byte[] bytes = serdes.<MessageRejected>serializer().serialize(Topics.REJECTED, WireFormatIT.LETTER);
        return serdes.deserializer(MessageRejected.class).deserialize(Topics.REJECTED, bytes);
    }

    private static Set<String> topics(Settings settings, Duration patience) throws Exception {
        Map<String, Object> client = new KafkaSettings(settings).client();
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis() / 2);
        try (Admin admin = Admin.create(client)) {
            return admin.listTopics().names().get();
        }
    }

    private static void execute(Settings settings, String... statements) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String onlyText(Settings settings, String query) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(Settings settings) throws SQLException {
        return DriverManager.getConnection(
                settings.text(SettingKey.POSTGRES_URL),
                settings.text(SettingKey.POSTGRES_USER),
                settings.text(SettingKey.POSTGRES_PASSWORD));
    }
}
