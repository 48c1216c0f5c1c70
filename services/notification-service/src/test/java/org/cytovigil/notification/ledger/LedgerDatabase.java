// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.cytovigil.kafka.SiteDrugTable;
import org.cytovigil.notification.TestDatabase;
import org.cytovigil.notification.security.ConsoleSecret;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.Settings;
import org.flywaydb.core.Flyway;

/** A Postgres with the ledger's tables, and the repositories on it; nothing of the service runs. */
final class LedgerDatabase implements AutoCloseable {
    private final TestDatabase database;
    private final ApplicationContext context;

    private LedgerDatabase(TestDatabase database, ApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    static LedgerDatabase start() {
        TestDatabase database = new TestDatabase();
        Flyway.configure().dataSource(database.source()).load().migrate();
        Settings settings = Settings.of(Map.of());
        String secret = "a secret that is long enough to sign tokens with";
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of(
                        "datasources.default.url",
                        database.url(),
                        "datasources.default.username",
                        TestDatabase.USER,
                        "datasources.default.password",
                        TestDatabase.USER,
                        "micronaut.security.token.jwt.signatures.secret.generator.secret",
                        secret,
                        "notification.listen",
                        "false"))
                .singletons(
                        settings, ScaledClock.from(settings), SiteDrugTable.from(settings), new ConsoleSecret(secret))
                .start();
        return new LedgerDatabase(database, context);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Changes it past the service. */
    void sql(String statement) {
        try (Connection connection = database.source().getConnection();
                Statement asked = connection.createStatement()) {
            asked.execute(statement);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
