// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** One receiver for both: when the first webhook of each page, or of each alert of the other, came in. */
final class HookReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] TAKEN = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private final HttpServer server;
    private final Map<String, Long> pages = new ConcurrentHashMap<>();
    private final Map<String, Long> alerts = new ConcurrentHashMap<>();

    HookReceiver() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(8, runnable -> {
            Thread thread = new Thread(runnable, "receiver");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/pages", exchange -> {
            long now = System.nanoTime();
            pages.putIfAbsent(
                    JSON.readTree(exchange.getRequestBody()).path("id").asText(), now);
            answer(exchange);
        });
        server.createContext("/alertmanager", exchange -> {
            long now = System.nanoTime();
            JSON.readTree(exchange.getRequestBody())
                    .path("alerts")
                    .forEach(alert ->
                            alerts.putIfAbsent(alert.path("labels").path("id").asText(), now));
            answer(exchange);
        });
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** By the id of the page, in {@link System#nanoTime}. */
    Map<String, Long> pages() {
        return pages;
    }

    /** By the label id, in {@link System#nanoTime}. */
    Map<String, Long> alerts() {
        return alerts;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, TAKEN.length);
        exchange.getResponseBody().write(TAKEN);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
