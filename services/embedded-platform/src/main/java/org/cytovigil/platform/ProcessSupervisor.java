// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Starts child processes and stops all in reverse order of their start. One that dies by itself is started again where
 * that was asked for; otherwise, and where it is given up, its death is the death of the whole.
 */
public final class ProcessSupervisor implements AutoCloseable {
    /** A death may be the first sign that the whole machine stops; our own stop follows within this time. */
    private static final long GRACE_MILLIS = 200;

    private final DataDirectory data;
    private final List<ChildProcess> children = new ArrayList<>();
    private final CompletableFuture<ChildDeath> firstDeath = new CompletableFuture<>();
    private volatile @Nullable Revival revival;
    private volatile Consumer<String> teller = line -> {};
    private volatile boolean stopping;

    /** How children come back. */
    private record Revival(Restarts restarts, Clock clock, RevivalListener listener) {}

    /** Supervises processes that log below the data directory. */
    public ProcessSupervisor(DataDirectory data) {
        this.data = data;
    }

    /** From now on a line says so where a child takes long to start. */
    public void tellTo(Consumer<String> listener) {
        teller = listener;
    }

    /** From now on a child that dies is started again, on the ports that it had; each death is told. */
    public void revive(Restarts restarts, Clock clock, RevivalListener listener) {
        revival = new Revival(restarts, clock, listener);
    }

    /** Starts a child and returns once it is ready; children may be started in parallel. */
    public ChildProcess start(ChildSpec spec) {
        ChildProcess child = register(spec);
        CompletableFuture<Void> unused = child.death()
                .thenAcceptAsync(
                        death -> noticed(child, death),
                        CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS));
        try {
            child.awaitReady(
                    waited -> teller.accept(spec.name() + " is still starting after " + waited.toSeconds() + " s"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartupFailedException("interrupted while starting " + spec.name(), interrupted);
        }
        return child;
    }

    /** The first child that dies while none is being stopped, and is not started again. */
    public CompletableFuture<ChildDeath> firstDeath() {
        return firstDeath.copy();
    }

    /** Stops one child and leaves the others; gives what it can be started again with. */
    public ChildSpec stop(String name) {
        ChildProcess child = release(name);
        child.stop();
        return child.spec();
    }

    /** Kills one child, as a crash would, and leaves the others; gives what it can be started again with. */
    public ChildSpec kill(String name) {
        ChildProcess child = release(name);
        child.kill();
        return child.spec();
    }

    /** A child that is started again keeps the place of the one that died, so that it is stopped in its turn. */
    private ChildProcess register(ChildSpec spec) {
        synchronized (children) {
            if (stopping) {
                throw new StartupFailedException(spec.name() + " is not started: the run is being stopped");
            }
            ChildProcess child = ChildProcess.start(spec, data.logs());
            int place = IntStream.range(0, children.size())
                    .filter(index -> children.get(index).name().equals(spec.name()))
                    .findFirst()
                    .orElse(children.size());
            if (place < children.size()) {
                children.set(place, child);
            } else {
                children.add(child);
            }
            data.remember(child);
            return child;
        }
    }

    private void noticed(ChildProcess child, ChildDeath death) {
        if (stopping || !supervises(child)) {
            return;
        }
        Revival present = revival;
        Optional<Duration> wait = present == null
                ? Optional.empty()
                : present.restarts().after(death.name(), present.clock().instant());
        if (present == null || wait.isEmpty()) {
            firstDeath.complete(death);
            return;
        }
        present.listener().died(death, wait.get());
        CompletableFuture.delayedExecutor(wait.get().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> startAgain(child));
    }

    /** One that cannot be started has died once more, which is noticed like any other death. */
    private void startAgain(ChildProcess dead) {
        dead.stop();
        try {
            ChildProcess again = start(dead.again());
            Revival present = revival;
            if (present != null) {
                present.listener().runsAgain(again.name());
            }
        } catch (StartupFailedException failed) {
            Revival present = revival;
            if (present != null) {
                present.listener().notReady(String.valueOf(failed.getMessage()));
            }
            synchronized (children) {
                children.stream()
                        .filter(child -> child.name().equals(dead.name()))
                        .forEach(ChildProcess::kill);
            }
        }
    }

    private boolean supervises(ChildProcess child) {
        synchronized (children) {
            return children.contains(child);
        }
    }

    /** What becomes of it from now on is no death that ends the whole. */
    private ChildProcess release(String name) {
        synchronized (children) {
            ChildProcess child = children.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no child " + name));
            children.remove(child);
            return child;
        }
    }

    /** Stops all, the last started first. Doing it again does nothing. */
    @Override
    public void close() {
        synchronized (children) {
            stopping = true;
            while (!children.isEmpty()) {
                children.remove(children.size() - 1).stop();
            }
        }
    }
}
