// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.SchemaRegistration;
import org.cytovigil.kafka.TopicCatalogue;
import org.cytovigil.kafka.TopicSpec;
import org.cytovigil.platform.testing.TestPlatform;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {
    private final Path folder;

    RestartIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void topicsSchemaIdsAndRowsSurviveARestart() throws Exception {
        Map<String, Integer> ids;
        try (DataDirectory data = DataDirectory.open(folder);
                ProcessSupervisor supervisor = new ProcessSupervisor(data)) {
            Settings settings = EmbeddedPlatform.start(TestPlatform.freePorts(), data, supervisor)
                    .settings();
            ids = schemaIds(settings);
            execute(settings, "create table kept (word text)", "insert into kept values ('still here')");
        }
        try (DataDirectory data = DataDirectory.open(folder);
                ProcessSupervisor supervisor = new ProcessSupervisor(data)) {
            Settings settings = EmbeddedPlatform.start(TestPlatform.freePorts(), data, supervisor)
                    .settings();
            assertThat(schemaIds(settings)).isEqualTo(ids);
            assertThat(topics(settings))
                    .containsAll(TopicCatalogue.load().topics().stream()
                            .map(TopicSpec::name)
                            .toList());
            assertThat(onlyText(settings, "select word from kept")).isEqualTo("still here");
        }
    }

    private static Map<String, Integer> schemaIds(Settings settings) throws Exception {
        return new SchemaRegistration(new KafkaSettings(settings).confluentApi()).register(TopicCatalogue.load());
    }

    private static Set<String> topics(Settings settings) throws Exception {
        try (Admin admin = Admin.create(new KafkaSettings(settings).client())) {
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
