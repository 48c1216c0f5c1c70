// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A fresh database on the one server of the whole run: to start a server for each class took longer than many of them. */
public final class TestDatabase implements AutoCloseable {
    /** Name and password of the user who owns it. */
    public static final String USER = "postgres";

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name = "test_" + NUMBER.incrementAndGet();

    public TestDatabase() {
        execute("create database " + name);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where the server listens. */
    int port() {
        return SERVER.getPort();
    }

    String name() {
        return name;
    }

    /** Its address. */
    public String url() {
        return SERVER.getJdbcUrl(USER, name);
    }

    /** Connections for the test itself. */
    public DataSource source() {
        return SERVER.getDatabase(USER, name);
    }

    private static void execute(String statement) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement asked = connection.createStatement()) {
            asked.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        execute("drop database " + name + " with (force)");
    }
}
