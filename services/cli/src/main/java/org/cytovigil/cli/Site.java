// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cytovigil.platform.ChildDeath;
import org.cytovigil.platform.ChildProcess;
import org.cytovigil.platform.ChildSpec;
import org.cytovigil.platform.DataDirectory;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.Installation;
import org.cytovigil.platform.ProcessSupervisor;
import org.cytovigil.platform.Restarts;
import org.cytovigil.runtime.RestartFile;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** The whole product on this machine, each part a child process; what all of them need is under one directory. */
final class Site implements AutoCloseable {
    private final DataDirectory data;
    private final ProcessSupervisor supervisor;
    private final PrintWriter out;
    private final Map<String, Integer> ports = new TreeMap<>();
    private Settings settings;

    private Site(Settings settings, Path directory, PrintWriter out, Consumer<String> teller) {
        this.settings = settings;
        this.out = out;
        this.data = DataDirectory.open(directory);
        this.supervisor = new ProcessSupervisor(data);
        supervisor.tellTo(teller);
    }

    /**
     * Starts everything; returns once all health checks pass, with all ports told.
     *
     * @param teller is told in a line what takes long
     */
    static Site start(
            Settings settings, Path directory, boolean simulatedCarrier, PrintWriter out, Consumer<String> teller) {
        Site site = new Site(settings, directory, out, teller);
        Runtime.getRuntime().addShutdownHook(new Thread(site::close, "stop-site"));
        try {
            site.run(simulatedCarrier);
        } catch (RuntimeException failed) {
            site.close();
            throw failed;
        }
        return site;
    }

    /** The ports that people and machines connect to; told before anything is started. */
    private void requireFreePorts(boolean simulatedCarrier) {
        Map<String, SettingKey> fixed = new TreeMap<>(Map.of(
                "NOTIFICATION", SettingKey.NOTIFICATION_PORT,
                "GATEWAY", SettingKey.GATEWAY_PORT,
                "MLLP", SettingKey.MLLP_PORT,
                "GRADER", SettingKey.GRADER_PORT,
                "AUDITOR", SettingKey.AUDITOR_PORT));
        if (simulatedCarrier) {
            fixed.put("CARRIER", SettingKey.CARRIER_PORT);
        }
        fixed.forEach((name, key) -> EmbeddedPlatform.requireFreePort(name, settings.port(key)));
    }

    private void run(boolean simulatedCarrier) {
        new Readiness(settings).check();
        requireFreePorts(simulatedCarrier);
        restarts().clear();
        settings = EmbeddedPlatform.start(settings, data, supervisor).settings();
        tell("KAFKA", portOf(settings.text(SettingKey.KAFKA_BOOTSTRAP)));
        tell("REGISTRY", portOf(settings.text(SettingKey.REGISTRY_URL)));
        tell("POSTGRES", portOf(settings.text(SettingKey.POSTGRES_URL)));
        settings = settings.with(Map.of(
                SettingKey.STREAMS_STATE_DIR.key(), data.resolve("streams").toString(),
                SettingKey.NOTIFICATION_SPOOL.key(), data.resolve("texts").toString(),
                SettingKey.RESTARTS_FILE.key(), restarts().file().toString()));
        // The console sends rejected messages to the gateway again, also after that was restarted.
        settings = EmbeddedPlatform.withPorts(
                settings, data, Map.of("GATEWAY", SettingKey.GATEWAY_PORT, "MLLP", SettingKey.MLLP_PORT));
        if (simulatedCarrier) {
            start(service("carrier", "ward-simulator", "org.cytovigil.carrier.CarrierMain", 256, "CARRIER"));
            settings = settings.with(carrierSettings(port("CARRIER")));
        }
        List<CompletableFuture<Void>> starting = new ArrayList<>();
        starting.add(CompletableFuture.runAsync(() -> start(service(
                "notification",
                "notification-service",
                "org.cytovigil.notification.NotificationMain",
                384,
                "NOTIFICATION"))));
        starting.add(CompletableFuture.runAsync(
                () -> start(service("grader", "toxicity-grader", "org.cytovigil.grader.GraderMain", 768, "GRADER"))));
        starting.add(CompletableFuture.runAsync(() -> start(
                service("gateway", "bedside-gateway", "org.cytovigil.gateway.GatewayMain", 384, "GATEWAY", "MLLP"))));
        starting.add(CompletableFuture.runAsync(
                () -> start(service("auditor", "auditor", "org.cytovigil.auditor.AuditorMain", 512, "AUDITOR"))));
        CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new)).join();
    }

    private void start(ChildSpec spec) {
        ChildProcess child = supervisor.start(spec);
        spec.ports().forEach(name -> tell(name, child.port(name)));
    }

    private ChildSpec service(String name, String module, String main, int heap, String... told) {
        List<String> options = List.of(
                "-Xmx" + heap + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                // Without memory a process only seems to live; a new one does.
                "-XX:+ExitOnOutOfMemoryError");
        return ChildSpec.java(name, options, Installation.find().classPath(module), List.of(main))
                .environment(settings.asEnvironment())
                .awaitPorts(told)
                .readyWhen(new Readiness(settings).of(told[0]))
                .listener(line -> {
                    if (line.startsWith("account ")) {
                        say(line);
                    }
                });
    }

    private static Map<String, String> carrierSettings(int port) {
        String base = "http://127.0.0.1:" + port;
        return Map.of(
                SettingKey.SMS_A_URL.key(),
                base + "/sms-a",
                SettingKey.SMS_A_TOKEN.key(),
                "simulated-token-of-sms-a",
                SettingKey.SMS_B_URL.key(),
                base + "/sms-b",
                SettingKey.SMS_B_TOKEN.key(),
                "simulated-token-of-sms-b",
                SettingKey.PAGER_URL.key(),
                base + "/pager",
                SettingKey.NOTIFICATION_DEFAULTS.key(),
                "true");
    }

    private synchronized void tell(String name, int port) {
        ports.put(name, port);
        say("port " + name + " " + port);
    }

    private synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** A port that was told. */
    synchronized int port(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalStateException("no port " + name);
        }
        return port;
    }

    /** The settings that the services run with. */
    Settings settings() {
        return settings;
    }

    /** From now on a child that dies is started again, which is told in one line and in {@code /health}. */
    void revive(Consumer<String> teller) {
        supervisor.revive(
                new Restarts(), Clock.systemUTC(), new PrintedRestarts(restarts(), Clock.systemUTC(), teller));
    }

    private RestartFile restarts() {
        return new RestartFile(data.resolve("restarts"));
    }

    /** Completes when a child dies by itself and is not started again. */
    CompletableFuture<ChildDeath> firstDeath() {
        return supervisor.firstDeath();
    }

    @Override
    public void close() {
        supervisor.close();
        data.close();
    }

    private static int portOf(String address) {
        String port = address.substring(address.lastIndexOf(':') + 1);
        int path = port.indexOf('/');
        return Integer.parseInt(path < 0 ? port : port.substring(0, path));
    }
}
