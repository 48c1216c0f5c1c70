// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.core.intake.CodeTable;
import org.cytovigil.gateway.codes.CodeChoice;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.gateway.reception.PatientKeys;
import org.cytovigil.gateway.reception.SentEvent;
import org.jspecify.annotations.Nullable;

/** Vital signs of monitors (IHE PCD-01) and laboratory results: ORU^R01, one event for each OBX. */
@Singleton
class ObservationReader implements MessageReader {
    private final CodeTable codes = CodeTable.load();
    private final PatientKeys keys;
    private final ObservedValues values;

    ObservationReader(PatientKeys keys, ObservedValues values) {
        this.keys = keys;
        this.values = values;
    }

    @Override
    public Set<String> types() {
        return Set.of("ORU_R01");
    }

    /** What was last read above an OBX. */
    private static final class Above {
        private @Nullable SegmentReader patient;
        private @Nullable SegmentReader order;
    }

    @Override
    public List<Finding> read(Hl7Message message, Hl7Time times) {
        List<Finding> findings = new ArrayList<>();
        Above above = new Above();
        for (SegmentReader segment : message.segments()) {
            switch (segment.name()) {
                case "PID" -> {
                    above.patient = segment;
                    above.order = null;
                }
                case "OBR" -> above.order = segment;
                case "OBX" -> findings.add(observation(message, times, above, segment));
                default -> {
                    // Nothing that grading uses.
                }
            }
        }
        return findings;
    }

    private Finding observation(Hl7Message message, Hl7Time times, Above above, SegmentReader obx) {
        CodeChoice choice = CodeChoice.among(codesOf(obx), codes);
        if (choice instanceof CodeChoice.Conflict conflict) {
            return new Finding.Unusable("UNKNOWN_VALUE", conflict.reason(), obx.location(3));
        }
        Optional<String> status = ResultStatus.of(obx.field(11), isDevice(choice));
        if (status.isEmpty() || !(choice instanceof CodeChoice.Known known)) {
            return new Finding.Unused();
        }
        String sentTime = obx.find(14).orElseGet(() -> above.order == null ? "" : above.order.field(7));
        Optional<String> at = times.read(sentTime);
        if (at.isEmpty()) {
            return new Finding.Unusable(
                    "MALFORMED", "neither OBX-14 nor OBR-7 is a time with minutes", obx.location(14));
        }
        SentEvent event = new SentEvent("observation")
                .with("patient", above.patient == null ? null : patient(above.patient))
                .with("id", identity(message, above.order, obx, known.code(), at.get()))
                .with("source", message.sender())
                .with("at", at.get())
                .with("status", status.get())
                .with("code", known.code().code())
                .with("system", known.code().system())
                .with("method", method(obx.component(17, 2) + " " + obx.component(17, 1)));
        values.fill(event, obx);
        return new Finding.Event(event, obx.location(5));
    }

    private @Nullable String patient(SegmentReader pid) {
        return pid.find(3).map(keys::keyOf).orElse(null);
    }

    /**
     * A laboratory's order number stays the same when a result is corrected. A monitor's may be the same for ever, so
     * there the time is part of the identity.
     */
    private static String identity(
            Hl7Message message, @Nullable SegmentReader order, SegmentReader obx, Code code, String at) {
        String filler = order == null ? "" : order.field(3);
        String which = code.system().equals("LOINC") && !filler.isEmpty() ? filler : at;
        return String.join(":", message.sender(), which, code.code(), obx.field(4));
    }

    private static boolean isDevice(CodeChoice choice) {
        return choice instanceof CodeChoice.Known known && known.code().system().equals("MDC");
    }

    private static List<Code> codesOf(SegmentReader obx) {
        List<Code> found = new ArrayList<>();
        for (int first : new int[] {1, 4}) {
            String code = obx.component(3, first);
            switch (obx.component(3, first + 2).toUpperCase(Locale.ROOT)) {
                case "MDC" -> found.add(new Code("MDC", code));
                case "LN", "LOINC" -> found.add(new Code("LOINC", code));
                default -> {
                    // A local code says nothing to us.
                }
            }
        }
        return found;
    }

    /** PCD-01 tells in OBX-17 how a value was taken; absent, the code tells as much as it can. */
    private static @Nullable String method(String sent) {
        String text = sent.toUpperCase(Locale.ROOT);
        if (text.contains("APERIODIC") || text.contains("SPOT") || text.contains("MMEAS")) {
            return "SPOT";
        }
        return text.contains("CONTINUOUS") || text.contains("PERIODIC") ? "CONTINUOUS" : null;
    }
}
