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
                .thenAcceptAsync(this::noticed, CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS));
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

    private void noticed(ChildDeath death) {
        if (!stopping) {
            firstDeath.complete(death);
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
