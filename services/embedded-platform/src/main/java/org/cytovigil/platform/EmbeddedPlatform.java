// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cytovigil.kafka.PrepareCluster;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** A running Kafka with the product's topics, schema registry with its schemas, and Postgres with its database. */
public final class EmbeddedPlatform {
    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData");

    private final Settings settings;

    private EmbeddedPlatform(Settings settings) {
        this.settings = settings;
    }

    /**
     * Starts all three in parallel and returns once topics, schemas and database are there. Ports are as configured, 0
     * being a free one; whoever starts it closes the supervisor, also when this fails.
     */
    public static EmbeddedPlatform start(Settings settings, DataDirectory data, ProcessSupervisor supervisor) {
        PortAllocator ports = new PortAllocator(data);
        int kafka = ports.port("KAFKA", settings.port(SettingKey.KAFKA_PORT));
        int controller = ports.port("CONTROLLER", 0);
        int registry = ports.port("REGISTRY", settings.port(SettingKey.REGISTRY_PORT));
        int postgres = ports.port("POSTGRES", settings.port(SettingKey.POSTGRES_PORT));
        ports.save();
        Installation installation = Installation.find();
        String password = settings.text(SettingKey.KAFKA_PASSWORD);
        Optional<RegistryLock> lock = password.isEmpty()
                ? Optional.empty()
                : Optional.of(RegistryLock.in(data.resolve("run/registry-client.properties")));
        Settings endpoints = settings.with(credentials(data, password, lock))
                .with(Map.of(
                        SettingKey.KAFKA_BOOTSTRAP.key(), "127.0.0.1:" + kafka,
                        SettingKey.REGISTRY_URL.key(), "http://127.0.0.1:" + registry));
        ExecutorService parallel = Executors.newFixedThreadPool(3);
        try {
            Future<Settings> database = parallel.submit(() -> database(endpoints, data, supervisor, postgres));
            Future<?> schemas = parallel.submit(run(() -> {
                supervisor.start(registry(installation, data, registry, lock));
                PrepareCluster.registerSchemas(endpoints);
            }));
            Future<?> topics = parallel.submit(run(() -> {
                supervisor.start(broker(installation, data, kafka, controller, password));
                PrepareCluster.createTopics(endpoints);
            }));
            await(topics);
            await(schemas);
            return new EmbeddedPlatform(await(database));
        } finally {
            parallel.shutdownNow();
        }
    }

    /**
     * Makes sure that a port can be bound; 0 always can.
     *
     * @throws UnusableMachineException where somebody listens on it already
     */
    public static void requireFreePort(String name, int port) {
        PortAllocator.requireFree(name, port);
    }

    /**
     * Ports for services that others must find again after a restart of one of them: as configured, and for 0 a free one, the
     * same as last time where that is possible.
     *
     * @param ports settings by the name that their port is told with
     * @return the settings with their ports
     * @throws UnusableMachineException where somebody listens on a configured one already
     */
    public static Settings withPorts(Settings settings, DataDirectory data, Map<String, SettingKey> ports) {
        PortAllocator book = new PortAllocator(data);
        Map<String, String> chosen = new HashMap<>();
        ports.forEach((name, key) -> chosen.put(key.key(), Integer.toString(book.port(name, settings.port(key)))));
        book.save();
        return settings.with(chosen);
    }

    /** The given settings with the addresses and credentials of this platform: what its services are started with. */
    public Settings settings() {
        return settings;
    }

    private static Settings database(Settings settings, DataDirectory data, ProcessSupervisor supervisor, int port)
            throws IOException, InterruptedException {
        PostgresPrograms programs =
                PostgresPrograms.unpackedIn(Installation.find().postgresPrograms());
        PostgresChild postgres = new PostgresChild(programs, data, port);
        postgres.start(supervisor, data.logs());
        return settings.with(Map.of(
                SettingKey.POSTGRES_URL.key(), postgres.url(),
                SettingKey.POSTGRES_USER.key(), PostgresChild.USER,
                SettingKey.POSTGRES_PASSWORD.key(), postgres.password()));
    }

    /** What clients need where there is a password; their files lie in the data directory, which is its owner's. */
    private static Map<String, String> credentials(DataDirectory data, String password, Optional<RegistryLock> lock) {
        return lock.map(of -> Map.of(
                        SettingKey.KAFKA_SECURITY_FILE.key(),
                        write(data.resolve("run/kafka-client.properties"), BrokerProperties.client(password))
                                .toString(),
                        SettingKey.REGISTRY_AUTHORIZATION.key(),
                        of.authorization()))
                .orElse(Map.of());
    }

    private static Path write(Path file, Properties properties) {
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return file;
    }

    private static ChildSpec broker(
            Installation installation, DataDirectory data, int port, int controllerPort, String password) {
        Path file = write(
                data.resolve("run/kafka.properties"),
                BrokerProperties.of(port, controllerPort, data.resolve("kafka"), password));
        return ChildSpec.java(
                        "kafka",
                        options("-Xmx384m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                        installation.classPath("embedded-platform"),
                        List.of(BrokerMain.class.getName(), file.toString(), Integer.toString(port)))
                .awaitPorts("KAFKA");
    }

    private static ChildSpec registry(
            Installation installation, DataDirectory data, int port, Optional<RegistryLock> lock) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HTTP_PORT",
                Integer.toString(port),
                // Without WRITE_DELAY=0 a kill could lose an id that is already in records.
                "REGISTRY_DATASOURCE_URL",
                "jdbc:h2:file:" + data.resolve("registry/registry") + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0"));
        lock.ifPresent(of -> environment.putAll(of.environment()));
        return ChildSpec.java(
                        "registry",
                        options(
                                "-Xmx256m",
                                // In the machine's own, the cache of one user's registry locks out another user's.
                                "-Djava.io.tmpdir=" + folder(data.resolve("run/registry")),
                                "-Dquarkus.http.host=127.0.0.1",
                                "-Dquarkus.http.port=" + port),
                        installation.registryClassPath(),
                        List.of(RegistryMain.class.getName()))
                .environment(environment)
                .readyWhen(Probe.http(port, "/apis/ccompat/v7/subjects", lock.map(RegistryLock::authorization)));
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static List<String> options(String... more) {
        return Stream.concat(SMALL.stream(), Stream.of(more)).toList();
    }

    /** A task that may throw. */
    private interface Task {
        void run() throws Exception;
    }

    private static Callable<Boolean> run(Task task) {
        return () -> {
            task.run();
            return true;
        };
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof StartupFailedException told
                    ? told
                    : new StartupFailedException("the platform cannot start: " + cause, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartupFailedException("interrupted while starting", interrupted);
        }
    }
}
