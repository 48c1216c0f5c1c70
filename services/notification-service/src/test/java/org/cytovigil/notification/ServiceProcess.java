// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cytovigil.platform.Installation;
import org.cytovigil.runtime.PortLine;

/** A service of the product as a process of its own, with nothing of ours on its class path. */
final class ServiceProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The simulated carrier. */
    static ServiceProcess carrier(Map<String, String> settings) throws IOException {
        return start("ward-simulator", "org.cytovigil.carrier.CarrierMain", settings, Redirect.INHERIT);
    }

    /** The service as it is packaged. */
    static ServiceProcess notification(Map<String, String> settings) throws IOException {
        return notification(settings, Redirect.INHERIT);
    }

    /** The same; its log goes there. */
    static ServiceProcess notification(Map<String, String> settings, Redirect log) throws IOException {
        return start("notification-service", "org.cytovigil.notification.NotificationMain", settings, log);
    }

    private static ServiceProcess start(String module, String main, Map<String, String> settings, Redirect log)
            throws IOException {
        String classPath = Installation.find().classPath(module).stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return launch(classPath, main, settings, log);
    }

    private static ServiceProcess launch(String classPath, String main, Map<String, String> settings, Redirect log)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main));
        settings.forEach((key, value) -> command.add("--" + key + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log);
        builder.environment().put("CYTOVIGIL_TETHERED", "1");
        Process process = builder.start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var port = PortLine.parse(line);
            if (port.isPresent()) {
                return new ServiceProcess(process, port.get().number());
            }
        }
        throw new IllegalStateException(main + " ended before it was ready");
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Ends it as a crash would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
