// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The embedded Postgres: its cluster on disk, the process, and the one database in it. */
final class PostgresChild {
    static final String USER = "cytovigil";

    private static final String DATABASE = "cytovigil";

    private final PostgresPrograms programs;
    private final Path cluster;
    private final Path passwordFile;
    private final int port;

    PostgresChild(PostgresPrograms programs, DataDirectory data, int port) {
        this.programs = programs;
        this.cluster = data.resolve("postgres");
        this.passwordFile = data.resolve("postgres.password");
        this.port = port;
    }

    /** Starts it, having made cluster and database on the first start. */
    ChildProcess start(ProcessSupervisor supervisor, Path logs) throws IOException, InterruptedException {
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise(logs);
        }
        List<String> command = new ArrayList<>(List.of("sh", "-c", script(), "tethered"));
        command.addAll(asOrdinaryUser(
                programs.postgres(),
                "-D",
                cluster.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "shared_buffers=32MB",
                "-c",
                "max_connections=60"));
        ChildProcess child = supervisor.start(ChildSpec.of("postgres", command).readyWhen(ports -> answers()));
        createDatabase();
        return child;
    }

    String url() {
        return url(DATABASE);
    }

    String password() throws IOException {
        return Files.readString(passwordFile);
    }

    private void initialise(Path logs) throws IOException, InterruptedException {
        writePassword();
        Files.createDirectories(logs);
        Process initdb = new ProcessBuilder(asOrdinaryUser(
                        programs.initdb(),
                        "-D",
                        cluster.toString(),
                        "-U",
                        USER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "-E",
                        "UTF8",
                        "--locale=C"))
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve("initdb.log").toFile())
                .start();
        if (initdb.waitFor() != 0) {
            throw new StartupFailedException("postgres cannot make its cluster; see " + logs.resolve("initdb.log"));
        }
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, HexFormat.of().formatHex(random));
    }

    /** Postgres refuses to run as root; in a user namespace of its own it does not see that it is. */
    private static List<String> asOrdinaryUser(String... command) {
        List<String> whole = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException | IOException notYet) {
            return false;
        }
    }

    private void createDatabase() throws IOException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                try (Statement creation = connection.createStatement()) {
                    creation.execute("create database " + DATABASE);
                }
            }
        } catch (SQLException failed) {
            throw new StartupFailedException("postgres cannot make the database: " + failed.getMessage(), failed);
        }
    }

    private Connection connect(String database) throws SQLException, IOException {
        return DriverManager.getConnection(url(database), USER, password());
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static String script() throws IOException {
        try (InputStream script = PostgresChild.class.getResourceAsStream("tethered.sh")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
