// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cytovigil.runtime.PortLine;

/** A whole run in a process of its own, that a test can kill. */
final class PlatformRun {
    private final Path data;
    private final Path output;
    private final Process process;

    private PlatformRun(Path data, Path output, Process process) {
        this.data = data;
        this.output = output;
        this.process = process;
    }

    static PlatformRun begin(Path data) throws IOException {
        List<String> command = ChildSpec.java(
                        "run",
                        List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                        Installation.find().classPath("embedded-platform"),
                        List.of(
                                PlatformMain.class.getName(),
                                "--data.dir=" + data,
                                "--kafka.port=0",
                                "--registry.port=0",
                                "--postgres.port=0",
                                "--kafka.partitions.max=4"))
                .command();
        Path output = Files.createTempFile(data.toAbsolutePath().getParent(), "run", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new PlatformRun(data, output, process);
    }

    static PlatformRun ready(Path data) throws IOException {
        PlatformRun run = begin(data);
        await().atMost(Duration.ofMinutes(2)).until(() -> run.output().contains("\nready") || !run.process.isAlive());
        assertThat(run.output()).contains("\nready");
        return run;
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    Map<String, Integer> ports() throws IOException {
        return output().lines()
                .flatMap(line -> PortLine.parse(line).stream())
                .collect(Collectors.toMap(PortLine::name, PortLine::number));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    ProcessHandle child(String name) throws IOException {
        String identity = Files.readString(data.resolve("run/" + name + ".pid"));
        return ProcessHandle.of(Long.parseLong(identity.substring(0, identity.indexOf(' '))))
                .orElseThrow();
    }

    /** The run and all processes below it. */
    List<ProcessHandle> family() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    void stop() throws InterruptedException {
        process.toHandle().destroy();
        process.waitFor();
    }
}
