// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ties a child process to its parent, which holds the other end of its standard input: when that stream ends the parent
 * is gone, however it died, and the child stops at once.
 */
public final class Tether {
    /** Set to 1 by a parent that holds the child's standard input. */
    public static final String VARIABLE = "CYTOVIGIL_TETHERED";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Deque<Runnable> stopActions = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Runnable exit;
    private final Runnable halt;
    private final Duration patience;

    private Tether(Runnable exit, Runnable halt, Duration patience) {
        this.exit = exit;
        this.halt = halt;
        this.patience = patience;
    }

    /** Watches standard input where the parent asked for it; to be called first in every main method. */
    public static Tether attach() {
        Tether tether =
                new Tether(() -> System.exit(0), () -> Runtime.getRuntime().halt(1), PATIENCE);
        if (isTethered(System.getenv())) {
            tether.watch(System.in);
        }
        return tether;
    }

    static Tether watching(InputStream parent, Runnable exit, Runnable halt, Duration patience) {
        Tether tether = new Tether(exit, halt, patience);
        tether.watch(parent);
        return tether;
    }

    static boolean isTethered(Map<String, String> environment) {
        return "1".equals(environment.get(VARIABLE));
    }

    /** Adds what is to be stopped before the process exits because its parent is gone; the last added stops first. */
    public void onParting(Runnable stop) {
        synchronized (stopActions) {
            stopActions.push(stop);
        }
    }

    private void watch(InputStream parent) {
        startDaemon("tether", () -> {
            awaitEnd(parent);
            startDaemon("tether-patience", this::haltIfStuck);
            stopAll();
            exit.run();
            stopped.countDown();
        });
    }

    private static void awaitEnd(InputStream parent) {
        byte[] ignored = new byte[64];
        try {
            while (parent.read(ignored) >= 0) {
                // What the parent writes has no meaning; only the end has.
            }
        } catch (IOException broken) {
            // As good as the end.
        }
    }

    private void stopAll() {
        while (true) {
            Runnable stop;
            synchronized (stopActions) {
                stop = stopActions.poll();
            }
            if (stop == null) {
                return;
            }
            try {
                stop.run();
            } catch (RuntimeException failed) {
                System.err.println("stopping after the parent's end: " + failed);
            }
        }
    }

    private void haltIfStuck() {
        try {
            if (!stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                halt.run();
            }
        } catch (InterruptedException interrupted) {
            halt.run();
        }
    }

    private static void startDaemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
