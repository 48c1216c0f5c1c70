// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * How a child process is started and when it counts as ready.
 *
 * @param name for logs and messages
 * @param command program and arguments
 * @param environment variables beside the inherited ones
 * @param ports names of the ports it must tell by {@code port NAME NUMBER} lines
 * @param probe what else makes it ready
 * @param patience how long that may take; then it counts as hanging
 * @param listener is told each line of its standard output
 */
public record ChildSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Set<String> ports,
        Probe probe,
        Duration patience,
        Consumer<String> listener) {
    /**
     * A child that lives and is not ready yet recovers, on a loaded machine for minutes: ended, it would begin anew. Only one
     * that hangs takes longer.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        ports = Set.copyOf(ports);
    }

    /** A child that is ready as soon as it runs. */
    public static ChildSpec of(String name, List<String> command) {
        return new ChildSpec(name, command, Map.of(), Set.of(), Probe.portsTold(), PATIENCE, line -> {});
    }

    /** A child on this machine's Java. */
    public static ChildSpec java(String name, List<String> options, List<Path> classPath, List<String> mainAndArgs) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(":")));
        command.addAll(mainAndArgs);
        return of(name, command);
    }

    /** With more variables. */
    public ChildSpec environment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new ChildSpec(name, command, all, ports, probe, patience, listener);
    }

    /** With the ports it must tell before it is ready. */
    public ChildSpec awaitPorts(String... names) {
        return new ChildSpec(name, command, environment, Set.of(names), probe, patience, listener);
    }

    /** With a question that must be answered before it is ready. */
    public ChildSpec readyWhen(Probe question) {
        return new ChildSpec(name, command, environment, ports, question, patience, listener);
    }

    /** With the time it may take. */
    public ChildSpec within(Duration limit) {
        return new ChildSpec(name, command, environment, ports, probe, limit, listener);
    }

    /** With somebody who is told the lines of its standard output. */
    public ChildSpec listener(Consumer<String> toldLines) {
        return new ChildSpec(name, command, environment, ports, probe, patience, toldLines);
    }
}
