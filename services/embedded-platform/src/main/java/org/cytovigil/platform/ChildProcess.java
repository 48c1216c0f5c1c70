// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cytovigil.runtime.PortLine;
import org.cytovigil.runtime.Tether;

/** One running child process, tethered to us. */
public final class ChildProcess {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(12);
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);
    private static final int POLL_MILLIS = 50;

    private final ChildSpec spec;
    private final Process process;
    private final ChildLog log;
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();

    /** What it has started itself, as seen last: known also when it has died and they have not. */
    private volatile List<ProcessHandle> family = List.of();

    private ChildProcess(ChildSpec spec, Process process, ChildLog log) {
        this.spec = spec;
        this.process = process;
        this.log = log;
        log.pump(spec.name() + "-out", process.getInputStream(), this::hear);
        log.pump(spec.name() + "-err", process.getErrorStream(), line -> {});
    }

    static ChildProcess start(ChildSpec spec, Path logs) {
        ProcessBuilder builder = new ProcessBuilder(deafToTheTerminal(spec.command()));
        builder.environment().putAll(spec.environment());
        builder.environment().put(Tether.VARIABLE, "1");
        try {
            ChildLog log = new ChildLog(logs.resolve(spec.name() + ".log"));
            return new ChildProcess(spec, builder.start(), log);
        } catch (IOException failed) {
            throw new StartupFailedException(spec.name() + " cannot be started: " + failed.getMessage(), failed);
        }
    }

    /**
     * Ctrl-C reaches the whole terminal, but children stop in their turn: what is ignored stays so over exec. What they
     * write is of patients and for no other account of the machine.
     */
    private static List<String> deafToTheTerminal(List<String> command) {
        List<String> whole = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; umask 077; exec \"$0\" \"$@\""));
        whole.addAll(command);
        return whole;
    }

    private void hear(String line) {
        PortLine.parse(line).ifPresent(port -> ports.put(port.name(), port.number()));
        spec.listener().accept(line);
    }

    /**
     * Returns once it is ready; its end, or the end of patience, is a failure to start.
     *
     * @param waiting is told each minute how long it has been waited for
     */
    void awaitReady(Consumer<Duration> waiting) throws InterruptedException {
        long began = System.nanoTime();
        long giveUp = began + spec.patience().toNanos();
        Duration next = TOLD_EVERY;
        while (!ports.keySet().containsAll(spec.ports()) || !spec.probe().isReady(Map.copyOf(ports))) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new StartupFailedException(spec.name() + " ended while starting (exit code " + process.exitValue()
                        + "): " + log.lastWords() + " (" + log.file() + ")");
            }
            if (System.nanoTime() - began > next.toNanos()) {
                waiting.accept(next);
                next = next.plus(TOLD_EVERY);
            }
            if (System.nanoTime() > giveUp) {
                throw new StartupFailedException(spec.name() + " is not ready after "
                        + spec.patience().toSeconds() + " s: " + log.lastWords() + " (" + log.file() + ")");
            }
        }
        family = process.descendants().toList();
    }

    /** Its name. */
    public String name() {
        return spec.name();
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** A port that it has told. */
    public int port(String portName) {
        return Objects.requireNonNull(ports.get(portName), () -> spec.name() + " told no port " + portName);
    }

    /** Its end, whoever caused it. */
    CompletableFuture<ChildDeath> death() {
        return process.onExit().thenApply(ended -> new ChildDeath(spec.name(), ended.exitValue(), log.file()));
    }

    /** How it was started. */
    ChildSpec spec() {
        return spec;
    }

    /** How to start it again: on the ports that it had, where others look for it. */
    ChildSpec again() {
        Map<String, String> same = new HashMap<>();
        ports.forEach((name, number) -> same.put("CYTOVIGIL_" + name + "_PORT", number.toString()));
        return spec.environment(same);
    }

    /** Ends it as a crash would: without a last word. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
        closeTether();
    }

    /** Asks it to stop, then makes it; leaves nothing that it has started. */
    void stop() {
        List<ProcessHandle> all = new ArrayList<>(family);
        process.descendants().forEach(all::add);
        process.toHandle().destroy();
        endWithin(process.toHandle(), STOP_PATIENCE);
        closeTether();
        all.forEach(ProcessHandle::destroy);
        all.forEach(handle -> endWithin(handle, Duration.ofSeconds(3)));
    }

    private static void endWithin(ProcessHandle handle, Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stuck) {
            handle.destroyForcibly();
            handle.onExit().join();
        } catch (ExecutionException | InterruptedException interrupted) {
            handle.destroyForcibly();
        }
    }

    private void closeTether() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // It has ended.
        }
    }
}
