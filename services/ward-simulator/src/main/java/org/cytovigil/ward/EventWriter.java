// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the events of one patient down, with ids that count up. */
final class EventWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final String patient;
    private final List<SimulatedEvent> events = new ArrayList<>();
    private int count;

    EventWriter(String patient) {
        this.patient = patient;
    }

    /** An event of a type that is sent when it is so; the caller adds its fields. */
    ObjectNode add(Instant at, Way way, String type) {
        return add(at, at, way, type);
    }

    /** An event of a type that is sent later; the caller adds its fields. */
    ObjectNode add(Instant at, Instant sent, Way way, String type) {
        ObjectNode event = JSON.createObjectNode();
        event.put("type", type);
        event.put("patient", patient);
        event.put("id", patient + "-" + ++count);
        event.put("at", at.toString());
        event.put("source", way == Way.MONITOR ? "monitor" : way == Way.LABORATORY ? "laboratory" : "nurse");
        if (!sent.equals(at)) {
            event.put("arrivedAt", sent.toString());
        }
        events.add(new SimulatedEvent(sent, way, event));
        return event;
    }

    void vital(Instant at, String parameter, String value, String unit, String method) {
        ObjectNode event = add(at, Way.MONITOR, "observation").put("parameter", parameter);
        event.put("value", new BigDecimal(value)).put("unit", unit).put("method", method);
    }

    void lab(Instant at, String parameter, String value, String unit) {
        ObjectNode event = add(at, Way.LABORATORY, "observation").put("parameter", parameter);
        event.put("value", new BigDecimal(value)).put("unit", unit);
    }

    ObjectNode neuro(Instant at, String finding) {
        return add(at, Way.NURSE, "neuro").put("finding", finding);
    }

    void oxygen(Instant at, String device, int flow) {
        ObjectNode event = add(at, Way.NURSE, "oxygen").put("device", device);
        if (flow > 0) {
            event.put("flow", flow);
        }
    }

    void medication(Instant at, String drug, String action) {
        add(at, Way.NURSE, "medication").put("drug", drug).put("action", action);
    }

    List<SimulatedEvent> events() {
        return List.copyOf(events);
    }
}
