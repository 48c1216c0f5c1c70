// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.core.intake.CodeTable;
import org.cytovigil.core.measure.ParameterKind;
import org.cytovigil.gateway.codes.ClinicalCodes;
import org.cytovigil.gateway.codes.CodeChoice;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.gateway.codes.MdcNames;
import org.cytovigil.gateway.codes.OxygenFlows;
import org.cytovigil.gateway.codes.PressurePair;
import org.cytovigil.gateway.reception.Identities;
import org.cytovigil.gateway.reception.SentEvent;
import org.jspecify.annotations.Nullable;

/** Vital signs of monitors (IHE PCD-01), laboratory results, findings and markers: ORU^R01, one event for each OBX. */
@Singleton
class ObservationReader implements MessageReader {
    private final CodeTable codes = CodeTable.load();
    private final MdcNames names;
    private final PatientIds ids;
    private final ObservedValues values;
    private final ClinicalObx clinical;
    private final OwnTimes ownTimes;

    ObservationReader(MdcNames names, PatientIds ids, ObservedValues values, ClinicalObx clinical, OwnTimes ownTimes) {
        this.ownTimes = ownTimes;
        this.names = names;
        this.ids = ids;
        this.values = values;
        this.clinical = clinical;
    }

    @Override
    public Set<String> types() {
        return Set.of("ORU_R01");
    }

    @Override
    public List<Finding> read(Hl7Message message, Hl7Time times) {
        List<Finding> findings = new ArrayList<>();
        AboveObx above = new AboveObx(message, ownTimes);
        for (SegmentReader segment : message.segments()) {
            switch (segment.name()) {
                case "PID" -> above.begin(segment);
                case "OBR" -> above.order(segment);
                case "OBX" -> findings.addAll(observation(message, times, above, segment));
                case "SPM" -> findings.addAll(clinical.haemolysed(message, above, segment));
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

    private List<Finding> observation(Hl7Message message, Hl7Time times, AboveObx above, SegmentReader obx) {
        CodeChoice choice = CodeChoice.among(codesOf(obx), codes);
        ClinicalCodes.Choice meaning = clinical.meaning(obx);
        if (choice instanceof CodeChoice.Conflict conflict) {
            return List.of(new Finding.Unusable("UNKNOWN_VALUE", conflict.reason(), obx.location(3)));
        }
        if (meaning.conflict() || (!meaning.isEmpty() && choice instanceof CodeChoice.Known)) {
            return List.of(new Finding.Unusable("UNKNOWN_VALUE", "its codes mean different things", obx.location(3)));
        }
        if (!meaning.isEmpty()) {
            return clinical.read(message, times, above, obx, meaning);
        }
        if (choice instanceof CodeChoice.PressurePanel panel) {
            return pressures(message, times, above, obx, panel);
        }
        if (choice instanceof CodeChoice.OxygenFlow flow) {
            return flow(message, times, above, obx, flow.code());
        }
        return choice instanceof CodeChoice.Known known
                ? measured(message, times, above, obx, known)
                : List.of(new Finding.Unused());
    }

    private List<Finding> measured(
            Hl7Message message, Hl7Time times, AboveObx above, SegmentReader obx, CodeChoice.Known known) {
        boolean laboratory = codes.meaning(known.code().system(), known.code().code())
                .filter(meaning -> meaning.parameter().kind() != ParameterKind.VITAL)
                .isPresent();
        ObxHead head = ObxHead.of(obx, above, times, known.code().isDevice(), laboratory);
        if (head.tellsNothing()) {
            return head.told(List.of());
        }
        SentEvent event = coded(
                event("observation", message, above, obx, head)
                        .with("id", identity(message, above, obx, known.code(), head)),
                known.code(),
                obx);
        if (!head.isRemoval()) {
            values.fill(event, obx, laboratory);
        }
        return head.told(List.of(new Finding.Event(event, obx.location(5))));
    }

    private List<Finding> flow(Hl7Message message, Hl7Time times, AboveObx above, SegmentReader obx, Code code) {
        ObxHead sent = ObxHead.of(obx, above, times, code.isDevice(), false);
        SentEvent flow = new SentEvent("");
        SentEvent value = new SentEvent("");
        values.fill(value, obx, false);
        ObxHead head = sent.tellsNothing() || sent.isRemoval() || OxygenFlows.fill(flow, value)
                ? sent
                : sent.without(new Finding.Unusable("UNIT", "a flow of oxygen needs L/min or mL/min", obx.location(6)));
        if (head.tellsNothing()) {
            return head.told(List.of());
        }
        SentEvent event = event("oxygen", message, above, obx, head)
                .with("id", identity(message, above, obx, code, head))
                .with("flow", flow.text("flow"));
        return head.told(List.of(new Finding.Event(event, obx.location(5))));
    }

    /** Both pressures of a text under their heading; a heading without a value tells nothing. */
    private List<Finding> pressures(
            Hl7Message message, Hl7Time times, AboveObx above, SegmentReader obx, CodeChoice.PressurePanel panel) {
        if (isHeading(message, obx, ResultStatus.of(obx.field(11), panel.code().isDevice()))) {
            return List.of(new Finding.Unused());
        }
        ObxHead sent = ObxHead.of(obx, above, times, panel.code().isDevice(), false);
        Optional<PressurePair> pair = sent.isRemoval() ? Optional.empty() : values.pressures(obx);
        ObxHead head = pair.isPresent() || sent.isRemoval() || sent.tellsNothing()
                ? sent
                : sent.without(new Finding.Unusable(
                        "MALFORMED",
                        "a blood pressure under one code must be systolic/diastolic, such as 120/80",
                        obx.location(5)));
        if (head.tellsNothing()) {
            return head.told(List.of());
        }
        List<Finding> both = new ArrayList<>();
        for (Code code : List.of(PressurePair.systolicOf(panel), PressurePair.diastolicOf(panel))) {
            String id = identity(message, above, obx, code, head);
            SentEvent event =
                    coded(event("observation", message, above, obx, head).with("id", id), code, obx);
            boolean systolic = both.isEmpty();
            pair.ifPresent(two -> event.with("value", systolic ? two.systolic() : two.diastolic())
                    .with("unit", two.unit()));
            both.add(new Finding.Event(event, obx.location(5)));
        }
        return head.told(both);
    }

    /** Whether it has no value; one that is corrected to none, alone, takes back what it told. */
    private boolean isHeading(Hl7Message message, SegmentReader obx, Optional<String> status) {
        boolean deleted = obx.raw(5).strip().equals("\"\"");
        boolean takesBack = status.filter(ObxHead.REMOVAL::equals).isPresent()
                || (deleted && status.filter(ObxHead.CORRECTION::equals).isPresent() && !tellsOthers(message));
        return (deleted || obx.raw(5).isBlank()) && !takesBack;
    }

    /** Whether the message has a result under a code of its own, which may be what stands below a heading. */
    private boolean tellsOthers(Hl7Message message) {
        return message.segments().stream()
                .filter(segment -> segment.name().equals("OBX"))
                .anyMatch(obx -> CodeChoice.among(codesOf(obx), codes) instanceof CodeChoice.Known);
    }

    private SentEvent event(String type, Hl7Message message, AboveObx above, SegmentReader obx, ObxHead head) {
        return new SentEvent(type)
                .with(
                        "patient",
                        ids.patient(Optional.ofNullable(above.patient())).orElse(null))
                .madeUpId(!hasOwnId(obx))
                .with("source", message.sender())
                .with("at", head.at())
                .with("status", head.status());
    }

    private static SentEvent coded(SentEvent event, Code code, SegmentReader obx) {
        return event.with("code", code.code())
                .with("system", code.system())
                .with("method", method(obx.component(17, 2) + " " + obx.component(17, 1)));
    }

    /**
     * The id that the source gives to this very observation (OBX-21), else all that tells one reading from another, its
     * time too: a flowsheet sends a whole series under one order. Readings of one message that even so are alike, as
     * of two thermometers, are told apart by their order.
     */
    private static String identity(Hl7Message message, AboveObx above, SegmentReader obx, Code code, ObxHead head) {
        if (hasOwnId(obx)) {
            return above.ownIdentity(obx, code.code(), head);
        }
        return above.distinct(Identities.of(
                message.sender(), above.orderNumber(), code.code(), obx.raw(4), obx.raw(20), obx.raw(17), head.at()));
    }

    static boolean hasOwnId(SegmentReader obx) {
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
                    // Findings, markers and local codes have a table of their own.
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
