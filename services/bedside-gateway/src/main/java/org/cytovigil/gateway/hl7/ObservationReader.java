// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.core.intake.CodeTable;
import org.cytovigil.core.measure.ParameterKind;
import org.cytovigil.gateway.codes.CodeChoice;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.gateway.codes.DisownedValues;
import org.cytovigil.gateway.codes.MdcNames;
import org.cytovigil.gateway.reception.Identities;
import org.cytovigil.gateway.reception.SentEvent;
import org.jspecify.annotations.Nullable;

/** Vital signs of monitors (IHE PCD-01) and laboratory results: ORU^R01, one event for each OBX. */
@Singleton
class ObservationReader implements MessageReader {
    private final CodeTable codes = CodeTable.load();
    private final MdcNames names;
    private final PatientIds ids;
    private final ObservedValues values;

    ObservationReader(MdcNames names, PatientIds ids, ObservedValues values) {
        this.names = names;
        this.ids = ids;
        this.values = values;
    }

    @Override
    public Set<String> types() {
        return Set.of("ORU_R01");
    }

    /** What was last read above an OBX, and what of the message was read before. */
    private static final class Above {
        private final Map<String, Integer> identities = new HashMap<>();
        private @Nullable SegmentReader patient;
        private @Nullable SegmentReader order;

        /** How many readings with that identity this patient has had. */
        int count(String identity) {
            return identities.merge(identity + '\n' + (patient == null ? "" : patient.number()), 1, Integer::sum);
        }
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
        if (findings.stream().allMatch(Finding.Unused.class::isInstance)) {
            // Whoever gets AA believes that the bed is watched.
            findings.add(new Finding.Unusable(
                    "UNKNOWN_VALUE", "no observation with a code that is used and a result", "OBX^1^3"));
        }
        return findings;
    }

    private Finding observation(Hl7Message message, Hl7Time times, Above above, SegmentReader obx) {
        CodeChoice choice = CodeChoice.among(codesOf(obx), codes);
        if (choice instanceof CodeChoice.Conflict conflict) {
            return new Finding.Unusable("UNKNOWN_VALUE", conflict.reason(), obx.location(3));
        }
        if (!(choice instanceof CodeChoice.Known known)) {
            return new Finding.Unused();
        }
        if (!ResultStatus.known(obx.field(11))) {
            return new Finding.Unusable("UNKNOWN_VALUE", "OBX-11 is no status of a result", obx.location(11));
        }
        Optional<String> status = ResultStatus.of(obx.field(11), known.code().isDevice());
        if (status.isEmpty()) {
            return new Finding.Unused();
        }
        boolean removal = status.get().equals("ENTERED_IN_ERROR");
        boolean laboratory = codes.meaning(known.code().system(), known.code().code())
                .filter(meaning -> meaning.parameter().kind() != ParameterKind.VITAL)
                .isPresent();
        boolean disowned = obx.repetitions(8, 1).stream().anyMatch(flag -> DisownedValues.disowns(flag, laboratory));
        if (disowned && !removal) {
            return new Finding.Unusable(
                    "IMPLAUSIBLE", "its sender says in OBX-8 that the value is worth nothing", obx.location(8));
        }
        String sentTime = obx.find(14).orElseGet(() -> above.order == null ? "" : above.order.field(7));
        Optional<String> at = times.read(sentTime);
        if (at.isEmpty()) {
            return new Finding.Unusable(
                    "MALFORMED", "neither OBX-14 nor OBR-7 is a time with minutes", obx.location(14));
        }
        SentEvent event = new SentEvent("observation")
                .with("patient", ids.patient(Optional.ofNullable(above.patient)).orElse(null))
                .with("id", identity(message, above, obx, known.code(), at.get()))
                .madeUpId(!hasOwnId(obx))
                .with("source", message.sender())
                .with("at", at.get())
                .with("status", status.get())
                .with("code", known.code().code())
                .with("system", known.code().system())
                .with("method", method(obx.component(17, 2) + " " + obx.component(17, 1)));
        values.fill(event, obx, laboratory);
        return new Finding.Event(event, obx.location(5));
    }

    /**
     * The id that the source gives to this very observation (OBX-21), else all that tells one reading from another, its
     * time too: a flowsheet sends a whole series under one order. Readings of one message that even so are alike, as
     * of two thermometers, are told apart by their order.
     */
    private static String identity(Hl7Message message, Above above, SegmentReader obx, Code code, String at) {
        if (hasOwnId(obx)) {
            return Identities.of(message.sender(), obx.raw(21));
        }
        SegmentReader order = above.order;
        String number = order == null ? "" : order.find(3).orElseGet(() -> order.field(2));
        String id = Identities.of(message.sender(), number, code.code(), obx.raw(4), obx.raw(20), obx.raw(17), at);
        int occurrence = above.count(id);
        return occurrence == 1 ? id : Identities.of(id, Integer.toString(occurrence));
    }

    private static boolean hasOwnId(SegmentReader obx) {
        String own = obx.raw(21);
        return !own.isBlank() && !own.startsWith("\"\"");
    }

    /** Codes of OBX-3 and its alternates. Of MDC the reference name alone will do, and must fit the number. */
    private List<Code> codesOf(SegmentReader obx) {
        List<Code> found = new ArrayList<>();
        for (int first : new int[] {1, 4}) {
            String code = obx.component(3, first);
            switch (obx.component(3, first + 2).toUpperCase(Locale.ROOT)) {
                case "MDC" -> {
                    found.add(new Code("MDC", names.code(code)));
                    found.add(new Code("MDC", names.code(obx.component(3, first + 1))));
                }
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
