// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.measure.Units;
import org.cytovigil.core.table.ContentId;
import org.jspecify.annotations.Nullable;

/**
 * Turns an event as sent into a fact: settles codes, units and plausibility (docs/clinical/data-quality.md).
 *
 * <p>Every way into the product ends here, so that a value means the same from a monitor, a laboratory, a file or
 * a foreign Kafka producer.
 */
public final class Intake {
    /** How far a device clock may run ahead of the arrival (docs/clinical/time.md#arrival). */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    /** How far ahead a dose may be planned; a year that is mistyped still shows. */
    public static final Duration PLANNED_AHEAD = Duration.ofDays(90);

    private final ObservationIntake observations = new ObservationIntake(CodeTable.load(), Units.load());
    private final CourseIntake courses = new CourseIntake();
    private final InterventionIntake interventions;
    private final AssessmentIntake assessments = new AssessmentIntake();
    private final FindingIntake findings = new FindingIntake();

    /** With the drugs that come with the product. */
    public Intake() {
        this(DrugTable.standard());
    }

    /** With drugs that a site has added. */
    public Intake(DrugTable drugs) {
        interventions = new InterventionIntake(drugs);
    }

    /**
     * Reads one event of a recording, which no clock judges.
     *
     * @param received arrival where the event itself carries none; null takes its event time, as for files
     */
    public IntakeResult accept(EventFields event, @Nullable Instant received) {
        return accept(event, received, null);
    }

    /**
     * Reads one event.
     *
     * @param received arrival where the event itself carries none; null takes its event time, as for files
     * @param clock what the receiver's clock shows: nothing can have happened or arrived later; null where none judges
     */
    public IntakeResult accept(EventFields event, @Nullable Instant received, @Nullable Instant clock) {
        FieldReader fields = new FieldReader(event);
        try {
            FactHeader header = header(fields, received, clock);
            boolean removal = header.status() == FactStatus.ENTERED_IN_ERROR;
            Bounds.check(event, removal || fields.optional("mergedInto") != null);
            String type = fields.required("type");
            if (removal) {
                return new IntakeResult.Accepted(
                        type.equals("observation") ? observations.removed(header, fields) : new Removed(header));
            }
            return accepted(
                    switch (type) {
                        case "observation" -> observations.read(header, fields);
                        case "patient" -> courses.patient(header, fields);
                        case "therapy" -> courses.therapy(header, fields);
                        case "oxygen" -> interventions.oxygen(header, fields);
                        case "medication" ->
                            interventions.medication(header, fields, received == null ? clock : header.arrivedAt());
                        case "neuro" -> assessments.neuro(header, fields);
                        case "finding" -> findings.finding(header, fields);
                        case "marker" -> findings.marker(header, fields);
                        case "attribution" -> assessments.attribution(header, fields);
                        default -> throw new UnusableEvent(RejectionCode.UNKNOWN_VALUE, "the type is not known", type);
                    });
        } catch (UnusableEvent e) {
            return new IntakeResult.Rejected(e.code(), e.reason(), e.sent());
        }
    }

    /** What a date cannot be is told without it; the rest of the event counts. */
    private static IntakeResult accepted(Fact fact) {
        return fact instanceof PatientDetails details && details.bornImplausibly()
                ? new IntakeResult.Accepted(
                        fact,
                        Optional.of(new IntakeResult.Rejected(
                                RejectionCode.IMPLAUSIBLE,
                                "the birth date lies after its arrival or more than 120 years before it;"
                                        + " the rest is taken",
                                "")))
                : new IntakeResult.Accepted(fact);
    }

    private static FactHeader header(FieldReader fields, @Nullable Instant received, @Nullable Instant clock)
            throws UnusableEvent {
        PatientKey patient = patient(fields);
        Instant at = fields.time("at");
        boolean plan = isPlan(fields);
        Duration ahead = plan ? PLANNED_AHEAD : MAX_AHEAD;
        Bounds.notAhead(at, clock, "at", ahead);
        Instant recorded = fields.optionalTime("arrivedAt");
        Bounds.notAhead(recorded != null || plan ? recorded : at, clock, "arrivedAt", MAX_AHEAD);
        Instant arrived = recorded != null ? recorded : arrival(at, received, clock);
        if (at.isAfter(arrived.plus(ahead))) {
            throw new UnusableEvent(
                    RejectionCode.FUTURE, "event time is more than " + Bounds.words(ahead) + " ahead of its arrival");
        }
        String source = fields.text("source", "");
        FactStatus status = fields.coded("status", FactStatus.class, FactStatus.FINAL);
        String id = fields.optional("id");
        if (id != null && id.isBlank()) {
            throw new UnusableEvent(RejectionCode.MALFORMED, "id must have 1 to 256 characters");
        }
        return new FactHeader(patient, id != null ? id : derivedId(fields, source), at, arrived, source, status);
    }

    /** What is planned lies ahead, and says nothing of what has happened (docs/clinical/crs.md#limits-of-a-course). */
    private static boolean isPlan(FieldReader fields) throws UnusableEvent {
        return fields.text("type", "").equals("therapy")
                && fields.text("phase", "").equals("PLANNED");
    }

    /** A carrier's stamp that the receiver's clock does not bear out says nothing; the event is as good as any. */
    private static Instant arrival(Instant at, @Nullable Instant received, @Nullable Instant clock) {
        if (received == null) {
            return at;
        }
        return clock != null && received.isAfter(clock.plus(MAX_AHEAD)) ? clock : received;
    }

    private static PatientKey patient(FieldReader fields) throws UnusableEvent {
        String patient = fields.optional("patient");
        if (patient == null || !PatientKey.allows(patient)) {
            throw new UnusableEvent(
                    RejectionCode.NO_PATIENT,
                    patient == null ? "no patient key" : "the patient key does not match [A-Za-z0-9._-]{1,64}");
        }
        if (Placeholders.stands(patient)) {
            throw new UnusableEvent(RejectionCode.NO_PATIENT, "the patient key stands for nobody");
        }
        return new PatientKey(patient);
    }

    /** An identical copy gets the identical id, so that it is a duplicate (docs/clinical/time.md#identity). */
    private static String derivedId(FieldReader fields, String source) throws UnusableEvent {
        String type = fields.text("type", "");
        StringBuilder content = new StringBuilder(source);
        for (String field : List.of("patient", "type", "at", "mergedInto")) {
            content.append('\n').append(fields.text(field, ""));
        }
        for (String field : Bounds.matter(type)) {
            FieldReader object = Bounds.isObject(field) ? fields.nested(field) : null;
            if (object == null) {
                add(content, field, fields);
            } else {
                for (String part : Bounds.parts()) {
                    add(content, part, object);
                }
            }
        }
        return "h-" + ContentId.of(content.toString(), 10);
    }

    private static void add(StringBuilder content, String field, FieldReader fields) throws UnusableEvent {
        String text = fields.text(field, "");
        if (!text.isEmpty()) {
            content.append('\n').append(field).append('=').append(text);
        }
    }
}
