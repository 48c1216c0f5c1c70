// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.flywaydb.core.Flyway;

/** Brings the database to the shape this version needs, and gets the secret that lives in it. */
final class LedgerSetup {
    private static final int PATIENCE = 30;
    private static final int SECRET_BYTES = 32;

    private LedgerSetup() {}

    /** Migrates, waiting a while for a database that is still starting; the secret that signs tokens. */
    static String prepare(Settings settings) {
        String url = settings.text(SettingKey.POSTGRES_URL);
        String user = settings.text(SettingKey.POSTGRES_USER);
        String password = settings.text(SettingKey.POSTGRES_PASSWORD);
        Flyway.configure()
                .dataSource(url, user, password)
                .connectRetries(PATIENCE)
                .connectRetriesInterval(1)
                .load()
                .migrate();
        if (settings.isSet(SettingKey.CONSOLE_SECRET)) {
            return settings.text(SettingKey.CONSOLE_SECRET);
        }
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            return secretOf(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot read the console's secret", failed);
        }
    }

    private static String secretOf(Connection connection) throws SQLException {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into secret (name, value) values ('console', ?) on conflict (name) do nothing");
                PreparedStatement select =
                        connection.prepareStatement("select value from secret where name = 'console'")) {
            insert.setString(1, HexFormat.of().formatHex(random));
            insert.executeUpdate();
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    throw new IllegalStateException("the console's secret vanished");
                }
                return found.getString(1);
            }
        }
    }
}
