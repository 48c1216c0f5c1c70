// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Postgres that can be killed with all its processes, as a machine dies, and is started again on what it had written. */
final class MortalPostgres implements AutoCloseable {
    private static final int STARTS = 50;

    private final EmbeddedPostgres first;
    private final Path folder;
    private final List<String> command = new ArrayList<>();

    MortalPostgres() throws IOException {
        this.folder = Files.createTempDirectory("mortal-postgres");
        // What a commit has promised is written before it is answered, as at a site; the tests' default waits for
        // nothing.
        this.first = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setServerConfig("synchronous_commit", "on")
                .start();
        ProcessHandle server = server();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(server.info().command().orElseThrow());
        command.addAll(Arrays.asList(server.info().arguments().orElseThrow()));
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + first.getPort() + "/postgres";
    }

    /** A connection for the test's own questions; throws while the server is dead. */
    Connection connection() throws SQLException {
        return DriverManager.getConnection(url() + "?connectTimeout=2&socketTimeout=10", "postgres", "postgres");
    }

    void kill() throws IOException {
        ProcessHandle server = server();
        List<ProcessHandle> family = new ArrayList<>(server.descendants().toList());
        family.add(0, server);
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(process -> process.onExit().join());
    }

    /** Starts it again; it recovers what was committed. A child that was born in the last moment may keep the memory a while. */
    void restart() throws IOException, InterruptedException {
        for (int start = 0; start < STARTS; start++) {
            Process server = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            while (server.isAlive()) {
                if (answers()) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IllegalStateException("Postgres does not start again in " + folder);
    }

    private boolean answers() {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet one = statement.executeQuery("select 1")) {
            return one.next();
        } catch (SQLException notYet) {
            return false;
        }
    }

    private ProcessHandle server() throws IOException {
        String id = Files.readAllLines(folder.resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(id.strip())).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        first.close();
    }
}
