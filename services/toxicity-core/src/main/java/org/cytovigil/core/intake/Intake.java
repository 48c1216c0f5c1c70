// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.time.Duration;
import java.time.Instant;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.measure.Units;
import org.cytovigil.core.table.ContentId;
import org.jspecify.annotations.Nullable;

/**
 * Turns an event as sent into a fact: settles codes, units and plausibility (grading.md 1, clinical.md 8.1, 8.2).
 *
 * <p>Every way into the product ends here, so that a value means the same from a monitor, a laboratory, a file or
 * a foreign Kafka producer.
 */
public final class Intake {
    /** How far a device clock may run ahead of the arrival (grading.md 3). */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private static final int MAX_ID = 256;
    private final ObservationIntake observations = new ObservationIntake(CodeTable.load(), Units.load());
    private final CourseIntake courses = new CourseIntake();
    private final InterventionIntake interventions = new InterventionIntake();
    private final AssessmentIntake assessments = new AssessmentIntake();

    /**
     * Reads one event.
     *
     * @param received arrival where the event itself carries none; null takes its event time, as for files
     */
    public IntakeResult accept(EventFields event, @Nullable Instant received) {
        FieldReader fields = new FieldReader(event);
        try {
            FactHeader header = header(fields, received);
            String type = fields.required("type");
            if (header.status() == FactStatus.ENTERED_IN_ERROR) {
                return new IntakeResult.Accepted(
                        type.equals("observation") ? observations.removed(header, fields) : new Removed(header));
            }
            return new IntakeResult.Accepted(
                    switch (type) {
                        case "observation" -> observations.read(header, fields);
                        case "patient" -> courses.patient(header, fields);
                        case "therapy" -> courses.therapy(header, fields);
                        case "oxygen" -> interventions.oxygen(header, fields);
                        case "medication" -> interventions.medication(header, fields);
                        case "neuro" -> assessments.neuro(header, fields);
                        case "attribution" -> assessments.attribution(header, fields);
                        default ->
                            throw new UnusableEvent(
                                    RejectionCode.UNKNOWN_VALUE, "type '" + FieldReader.shown(type) + "' is not known");
                    });
        } catch (UnusableEvent e) {
            return new IntakeResult.Rejected(e.code(), e.reason());
        }
    }

    private static FactHeader header(FieldReader fields, @Nullable Instant received) throws UnusableEvent {
        String patient = fields.optional("patient");
        if (patient == null || !PatientKey.allows(patient)) {
            throw new UnusableEvent(
                    RejectionCode.NO_PATIENT,
                    patient == null ? "no patient key" : "the patient key does not match [A-Za-z0-9._-]{1,64}");
        }
        Instant at = fields.time("at");
        Instant recorded = fields.optionalTime("arrivedAt");
        Instant arrived = recorded != null ? recorded : received != null ? received : at;
        if (at.isAfter(arrived.plus(MAX_AHEAD))) {
            throw new UnusableEvent(RejectionCode.FUTURE, "event time is more than 5 min ahead of its arrival");
        }
        String source = fields.text("source", "");
        FactStatus status = fields.coded("status", FactStatus.class, FactStatus.FINAL);
        String id = fields.optional("id");
        if (id != null && (id.isBlank() || id.length() > MAX_ID)) {
            throw new UnusableEvent(RejectionCode.MALFORMED, "id must have 1 to " + MAX_ID + " characters");
        }
        return new FactHeader(
                new PatientKey(patient), id != null ? id : derivedId(fields, source), at, arrived, source, status);
    }

    /** An identical copy gets the identical id, so that it is a duplicate (grading.md 2). */
    private static String derivedId(FieldReader fields, String source) {
        StringBuilder content = new StringBuilder(source);
        for (String field : new String[] {
            "patient",
            "type",
            "at",
            "parameter",
            "code",
            "system",
            "value",
            "unit",
            "product",
            "phase",
            "device",
            "flow",
            "fio2",
            "drug",
            "action",
            "dose",
            "finding",
            "score",
            "toxicity",
            "cause",
            "mergedInto"
        }) {
            content.append('\n').append(fields.text(field, ""));
        }
        return "h-" + ContentId.of(content.toString(), 10);
    }
}
