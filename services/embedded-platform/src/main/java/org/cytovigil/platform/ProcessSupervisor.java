// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Starts child processes, notices the first that dies, and stops all in reverse order of their start. */
public final class ProcessSupervisor implements AutoCloseable {
    /** A death may be the first sign that the whole machine stops; our own stop follows within this time. */
    private static final long GRACE_MILLIS = 200;

    private final DataDirectory data;
    private final Deque<ChildProcess> children = new ArrayDeque<>();
    private final CompletableFuture<ChildDeath> firstDeath = new CompletableFuture<>();
    private volatile boolean stopping;

    /** Supervises processes that log below the data directory. */
    public ProcessSupervisor(DataDirectory data) {
        this.data = data;
    }

    /** Starts a child and returns once it is ready; children may be started in parallel. */
    public ChildProcess start(ChildSpec spec) {
        ChildProcess child = register(spec);
        CompletableFuture<Void> unused = child.death()
                .thenAcceptAsync(
                        death -> noticed(child, death),
                        CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS));
        try {
            child.awaitReady();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartupFailedException("interrupted while starting " + spec.name(), interrupted);
        }
        return child;
    }

    /** The first child that dies while none is being stopped. */
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

    private ChildProcess register(ChildSpec spec) {
        synchronized (children) {
            if (stopping) {
                throw new StartupFailedException(spec.name() + " is not started: the run is being stopped");
            }
            ChildProcess child = ChildProcess.start(spec, data.logs());
            children.push(child);
            data.remember(child);
            return child;
        }
    }

    private void noticed(ChildProcess child, ChildDeath death) {
        if (!stopping && supervises(child)) {
            firstDeath.complete(death);
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
                children.pop().stop();
            }
        }
    }
}
