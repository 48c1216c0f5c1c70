// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward.cohort;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * How a ward looks at a body.
 *
 * @param every how often pressure and saturation are charted
 * @param method {@code ARTERIAL_LINE} or {@code SPOT}
 */
public record Feed(Duration every, String method) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration THERMOMETER = Duration.ofMinutes(15);
    /** Over this time a pressure forgets what it was. */
    private static final double MEMORY_SECONDS = 600;

    /** A line or monitor that is charted so often; from 15 min on a cuff. */
    public static Feed every(Duration every) {
        boolean cuff = every.compareTo(Duration.ofMinutes(15)) >= 0;
        return new Feed(every, cuff ? "SPOT" : "ARTERIAL_LINE");
    }

    /** Writes the events of a body as they are charted, in order of time. */
    public void chart(Body body, long seed, Consumer<ObjectNode> events) {
        new Chart(body, new Random(seed * 104_729 + body.patient().hashCode()), events).write();
    }

    private final class Chart {
        private final Body body;
        private final Random random;
        private final Consumer<ObjectNode> events;
        private int count;
        private double sway;
        private double breath;
        private Instant lineOff = Instant.MIN;
        private Instant probeOff = Instant.MIN;

        Chart(Body body, Random random, Consumer<ObjectNode> events) {
            this.body = body;
            this.random = random;
            this.events = events;
        }

        void write() {
            admit();
            Instant thermometer = body.from();
            Instant before = body.from();
            for (Instant at = body.from(); at.isBefore(body.to()); at = at.plus(every)) {
                charted(before, at);
                before = at;
                drift();
                if (!at.isBefore(thermometer)) {
                    double celsius = body.has(Body.Sign.FEVER, at) ? 38.8 : 36.8;
                    value(at, "TEMPERATURE", Math.rint(celsius * 10 + 2 * random.nextGaussian()) / 10, "Cel", "SPOT");
                    thermometer = at.plus(every.compareTo(THERMOMETER) > 0 ? every : THERMOMETER);
                }
                pressure(at);
                saturation(at);
            }
            charted(before, body.to());
        }

        private void admit() {
            Instant known = body.infused().minus(Duration.ofHours(1));
            events.accept(event(known, "patient")
                    .put("ageYears", 34)
                    .put("weightKg", 70)
                    .put("setting", "INPATIENT"));
            events.accept(event(body.infused(), "therapy")
                    .put("product", body.therapy().name())
                    .put("phase", body.therapy().phase()));
            events.accept(event(body.from(), "oxygen").put("device", "ROOM_AIR"));
        }

        /** Treatments are charted when they are given, whatever is measured. */
        private void charted(Instant after, Instant until) {
            for (Body.State state : body.states()) {
                Instant at = state.from();
                if (at.isAfter(after) && !at.isAfter(until) && at.isBefore(body.to())) {
                    treated(state.sign(), at);
                }
            }
        }

        private void treated(Body.Sign sign, Instant at) {
            switch (sign) {
                case CANNULA ->
                    events.accept(
                            event(at, "oxygen").put("device", "NASAL_CANNULA").put("flow", 2));
                case NOREPINEPHRINE, EPINEPHRINE ->
                    events.accept(event(at, "medication")
                            .put("drug", sign.name().toLowerCase(Locale.ROOT))
                            .put("action", "STARTED"));
                case FEVER, LOW_PRESSURE, LOW_SATURATION -> {}
            }
        }

        private void drift() {
            double kept = Math.exp(-every.toSeconds() / MEMORY_SECONDS);
            double fresh = Math.sqrt(1 - kept * kept);
            sway = kept * sway + fresh * 5 * random.nextGaussian();
            breath = kept * breath + fresh * 0.7 * random.nextGaussian();
        }

        private void pressure(Instant at) {
            boolean cuff = method.equals("SPOT");
            boolean low = body.has(Body.Sign.LOW_PRESSURE, at);
            double systolic =
                    (low ? 81 + 0.6 * sway : body.systolic() + sway) + (cuff ? 4 : 1.5) * random.nextGaussian();
            if (off(at, lineOff, cuff ? 0.01 : 2.0)) {
                lineOff = cuff || at.isBefore(lineOff) ? lineOff : at.plusSeconds(20 + random.nextInt(70));
                systolic = 66;
            }
            value(at, "SYSTOLIC_BP", Math.rint(systolic), "mm[Hg]", method);
            value(at, "MEAN_BP", Math.rint(0.72 * systolic), "mm[Hg]", method);
        }

        private void saturation(Instant at) {
            double percent = (body.has(Body.Sign.LOW_SATURATION, at) ? 87 : 96.5) + breath;
            if (off(at, probeOff, method.equals("SPOT") ? 0.01 : 6.0)) {
                probeOff = at.isBefore(probeOff) ? probeOff : at.plusSeconds(10 + random.nextInt(80));
                percent = 74;
            }
            String how = method.equals("SPOT") ? "SPOT" : "CONTINUOUS";
            value(at, "SPO2", Math.min(100, Math.rint(percent)), "%", how);
        }

        /** Whether a sample falls into a disturbance: so many a day of a monitor, or this share of the readings of a cuff. */
        private boolean off(Instant at, Instant until, double rate) {
            double chance = method.equals("SPOT") ? rate : rate * Math.min(every.toSeconds(), 50) / 86_400;
            return at.isBefore(until) || random.nextDouble() < chance;
        }

        private void value(Instant at, String parameter, double value, String unit, String how) {
            events.accept(event(at, "observation")
                    .put("parameter", parameter)
                    .put("value", BigDecimal.valueOf(value))
                    .put("unit", unit)
                    .put("method", how));
        }

        private ObjectNode event(Instant at, String type) {
            ObjectNode event = JSON.createObjectNode();
            event.put("type", type).put("patient", body.patient()).put("id", "c" + ++count);
            return event.put("at", at.toString()).put("source", "cohort");
        }
    }
}
