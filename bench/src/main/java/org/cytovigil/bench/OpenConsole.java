// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A console that is open on the board, as the browser's script keeps it: it listens to the stream, and when that says that
 * something changed it fetches the board, never twice at once.
 */
final class OpenConsole implements AutoCloseable {
    private enum Fetching {
        IDLE,
        FETCHES,
        /** Something changed since the fetch began. */
        FETCHES_ONCE_MORE
    }

    private final HttpClient http;
    private final PagingSite site;
    private final Consumer<byte[]> seen;
    private final AtomicInteger fetches = new AtomicInteger();
    private Fetching fetching = Fetching.IDLE;
    private final CompletableFuture<HttpResponse<Void>> stream;
    private volatile boolean closed;

    /** @param seen takes each board as it came, compressed */
    OpenConsole(HttpClient http, PagingSite site, Consumer<byte[]> seen) {
        this.http = http;
        this.site = site;
        this.seen = seen;
        this.stream = http.sendAsync(site.stream(), BodyHandlers.fromLineSubscriber(new Lines(this::heard)));
        var unused = stream.whenComplete((answer, failed) -> {
            if (!closed) {
                System.err.println("bench: a stream ended: " + (failed == null ? answer.statusCode() : failed));
            }
        });
    }

    private void heard(String line) {
        if (!closed && line.startsWith("event:") && line.contains("changed")) {
            changed();
        }
    }

    private synchronized void changed() {
        boolean begins = fetching == Fetching.IDLE;
        fetching = begins ? Fetching.FETCHES : Fetching.FETCHES_ONCE_MORE;
        if (begins) {
            fetch();
        }
    }

    private void fetch() {
        HttpRequest board = site.page("/console/board");
        var unused = http.sendAsync(board, BodyHandlers.ofByteArray()).whenComplete(this::fetched);
    }

    private void fetched(@Nullable HttpResponse<byte[]> answer, @Nullable Throwable failed) {
        if (answer != null && answer.statusCode() == 200) {
            fetches.incrementAndGet();
            seen.accept(answer.body());
        } else if (!closed) {
            System.err.println("bench: a board did not come: " + (answer == null ? failed : answer.statusCode()));
        }
        fetchedOnce();
    }

    private synchronized void fetchedOnce() {
        boolean again = fetching == Fetching.FETCHES_ONCE_MORE && !closed;
        fetching = again ? Fetching.FETCHES : Fetching.IDLE;
        if (again) {
            fetch();
        }
    }

    /** How many boards came so far. */
    int fetches() {
        return fetches.get();
    }

    /** The text of a board as it came. */
    static String text(byte[] compressed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        stream.cancel(true);
    }
}
