// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The faults that are on, by provider; replaced as a whole. */
@Singleton
final class Faults {
    /** Fixed, so that a run with a given drop rate loses the same messages each time. */
    private static final long SEED = 4;

    private final Random random = new Random(SEED);
    private volatile Map<String, Fault> byProvider = Map.of();
    private volatile JsonNode asSet = JsonNodeFactory.instance.objectNode();

    Fault of(String provider) {
        return byProvider.getOrDefault(provider, Fault.NONE);
    }

    boolean drops(String provider) {
        double probability = of(provider).drop();
        return probability > 0 && random.nextDouble() < probability;
    }

    JsonNode asSet() {
        return asSet;
    }

    /** Replaces all faults; throws {@link IllegalArgumentException} with a reason for people. */
    void set(JsonNode wanted) {
        Map<String, Fault> read = new LinkedHashMap<>();
        wanted.properties().forEach(entry -> {
            if (!Provider.known(entry.getKey())) {
                throw new IllegalArgumentException("unknown provider " + entry.getKey());
            }
            read.put(entry.getKey(), read(entry.getValue()));
        });
        byProvider = Map.copyOf(read);
        asSet = wanted;
    }

    private static Fault read(JsonNode wanted) {
        double drop = 0;
        Duration delay = Duration.ZERO;
        Integer status = null;
        boolean blackhole = false;
        boolean timeoutAfterAccept = false;
        Fault.Receipts receipts = Fault.Receipts.NORMAL;
        for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
            JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "drop" -> drop = value.asDouble();
                case "delay" -> delay = Duration.parse(value.asText());
                case "status" -> status = value.isNull() ? null : Integer.valueOf(value.asInt());
                case "blackhole" -> blackhole = value.asBoolean();
                case "timeoutAfterAccept" -> timeoutAfterAccept = value.asBoolean();
                case "receipts" ->
                    receipts = Fault.Receipts.valueOf(value.asText().toUpperCase(Locale.ROOT));
                default -> throw new IllegalArgumentException("unknown fault " + entry.getKey());
            }
        }
        return new Fault(drop, delay, status, blackhole, timeoutAfterAccept, receipts);
    }
}
