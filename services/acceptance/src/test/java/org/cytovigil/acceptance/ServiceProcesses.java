// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cytovigil.platform.ChildProcess;
import org.cytovigil.platform.ChildSpec;
import org.cytovigil.platform.DataDirectory;
import org.cytovigil.platform.Installation;
import org.cytovigil.platform.Probe;
import org.cytovigil.platform.ProcessSupervisor;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** The services and the simulated carrier as processes, on a platform that runs elsewhere. */
final class ServiceProcesses extends SiteCalls implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LAST_LINES = 60;

    private final DataDirectory data;
    private final ProcessSupervisor supervisor;
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();

    private ServiceProcesses(DataDirectory data) {
        this.data = data;
        this.supervisor = new ProcessSupervisor(data);
    }

    /** Starts the carrier, then what pages through it; returns once all are healthy. */
    static ServiceProcesses start(Settings platform, Path directory) {
        ServiceProcesses services = new ServiceProcesses(DataDirectory.open(directory));
        try {
            services.run(platform.with(Map.of(
                    SettingKey.GATEWAY_PORT.key(), "0",
                    SettingKey.MLLP_PORT.key(), "0",
                    SettingKey.MLLPS_PORT.key(), "0",
                    SettingKey.GRADER_PORT.key(), "0",
                    SettingKey.NOTIFICATION_PORT.key(), "0",
                    SettingKey.CARRIER_PORT.key(), "0",
                    SettingKey.ADMIN_PASSWORD.key(), PASSWORD,
                    SettingKey.NOTIFICATION_DEFAULTS.key(), "true",
                    SettingKey.STREAMS_STATE_DIR.key(),
                            services.data.resolve("streams").toString())));
        } catch (RuntimeException failed) {
            services.close();
            throw failed;
        }
        return services;
    }

    private void run(Settings settings) {
        service("CARRIER", "/phones", "ward-simulator", "org.cytovigil.carrier.CarrierMain", settings);
        String carrier = "http://127.0.0.1:" + port("CARRIER");
        Settings paging = settings.with(Map.of(
                SettingKey.SMS_A_URL.key(),
                carrier + "/sms-a",
                SettingKey.SMS_A_TOKEN.key(),
                "simulated-token-of-sms-a",
                SettingKey.SMS_B_URL.key(),
                carrier + "/sms-b",
                SettingKey.SMS_B_TOKEN.key(),
                "simulated-token-of-sms-b",
                SettingKey.PAGER_URL.key(),
                carrier + "/pager"));
        service(
                "NOTIFICATION",
                "/health",
                "notification-service",
                "org.cytovigil.notification.NotificationMain",
                paging);
        service("GRADER", "/health", "toxicity-grader", "org.cytovigil.grader.GraderMain", paging);
        service("GATEWAY", "/health", "bedside-gateway", "org.cytovigil.gateway.GatewayMain", paging);
    }

    private void service(String port, String healthy, String module, String main, Settings settings) {
        ChildProcess child = supervisor.start(spec(module, port, healthy, module, main, settings));
        ports.put(port, child.port(port));
    }

    /** A service in a small process of its own, ready once it answers 200 on the path. */
    static ChildSpec spec(String name, String port, String healthy, String module, String main, Settings settings) {
        List<String> options = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
        return ChildSpec.java(name, options, Installation.find().classPath(module), List.of(main))
                .environment(settings.asEnvironment())
                .awaitPorts(port)
                .readyWhen(Probe.http(port, healthy))
                .within(PATIENCE);
    }

    /** Whether any has died. */
    boolean hasDied() {
        return supervisor.firstDeath().isDone();
    }

    /** The last warnings and errors in the log of a service, for a test that failed. */
    String complaints(String module) {
        try (Stream<String> lines = Files.lines(data.logs().resolve(module + ".log"))) {
            List<String> complaints = lines.filter(line -> line.contains(" WARN ")
                            || line.contains(" ERROR ")
                            || line.contains("Exception")
                            || line.contains("State transition"))
                    .toList();
            return String.join(
                    "\n", complaints.subList(Math.max(0, complaints.size() - LAST_LINES), complaints.size()));
        } catch (IOException unreadable) {
            return "no log of " + module + ": " + unreadable;
        }
    }

    @Override
    int port(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalStateException("no port " + name + " in " + ports);
        }
        return port;
    }

    @Override
    public void close() {
        supervisor.close();
        data.close();
    }
}
