// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The chart of one patient, and what must result from it; what lies before the start is sent at the start. */
final class TherapyWriter {
    private static final Set<String> T_CELLS = Set.of("TISAGENLECLEUCEL", "AXICABTAGENE_CILOLEUCEL", "BLINATUMOMAB");

    private final String patient;
    private final Instant start;
    private final EventWriter events;
    private final List<ExpectedAlert> expected = new ArrayList<>();
    private boolean tCells;

    TherapyWriter(String patient, Instant start) {
        this.patient = patient;
        this.start = start;
        this.events = new EventWriter(patient);
    }

    /** Something that was so long before the start. */
    ObjectNode before(Duration ago, String type) {
        return add(start.minus(ago), type);
    }

    ObjectNode add(Instant at, String type) {
        Instant earliest = start.minus(Duration.ofHours(1));
        return events.add(at, at.isBefore(earliest) ? earliest : at, Way.NURSE, type);
    }

    ObjectNode therapy(Duration ago, String product, String phase) {
        tCells |= T_CELLS.contains(product);
        return before(ago, "therapy").put("product", product).put("phase", phase);
    }

    ObjectNode lab(Duration ago, String parameter, double value, String unit) {
        return lab(start.minus(ago), parameter, value, unit);
    }

    ObjectNode lab(Instant at, String parameter, double value, String unit) {
        return add(at, "observation")
                .put("parameter", parameter)
                .put("value", value)
                .put("unit", unit);
    }

    void mrd(Instant at, double fraction, boolean detected) {
        ObjectNode result = lab(at, "MRD", fraction, "1").put("detected", detected);
        result.put("lod", 0.00001).put("loq", 0.0001).put("method", "FLOW");
    }

    ObjectNode finding(Instant at, String kind) {
        return add(at, "finding").put("kind", kind);
    }

    void vital(Instant at, String parameter, String value, String unit) {
        events.vital(at, parameter, value, unit, "SPOT");
    }

    void expect(String cause, String system, int grade, Instant at) {
        expected.add(new ExpectedAlert(patient, cause, system, grade, true, at));
    }

    /** Whether T cells were brought to the tumour. */
    boolean tCells() {
        return tCells;
    }

    List<SimulatedEvent> events() {
        return events.events();
    }

    List<ExpectedAlert> expected() {
        return expected;
    }
}
