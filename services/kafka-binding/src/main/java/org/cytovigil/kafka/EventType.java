// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.cytovigil.schema.bedside.AssessmentRecorded;
import org.cytovigil.schema.bedside.Attribution;
import org.cytovigil.schema.bedside.ClinicalFinding;
import org.cytovigil.schema.bedside.InterventionGiven;
import org.cytovigil.schema.bedside.LabResulted;
import org.cytovigil.schema.bedside.LeukaemiaMarker;
import org.cytovigil.schema.bedside.MedicationAdministered;
import org.cytovigil.schema.bedside.NeuroFinding;
import org.cytovigil.schema.bedside.OxygenSupport;
import org.cytovigil.schema.bedside.VitalSignObserved;
import org.cytovigil.schema.course.PatientRecord;
import org.cytovigil.schema.course.TherapyCourse;
import org.jspecify.annotations.Nullable;

/** The type of an event, and the topic and schema by which it travels. */
enum EventType {
    VITAL("observation", Topics.VITALS, VitalSignObserved.getClassSchema(), null),
    LAB("observation", Topics.LABS, LabResulted.getClassSchema(), null),
    OXYGEN("oxygen", Topics.INTERVENTIONS, InterventionGiven.getClassSchema(), OxygenSupport.getClassSchema()),
    MEDICATION(
            "medication",
            Topics.INTERVENTIONS,
            InterventionGiven.getClassSchema(),
            MedicationAdministered.getClassSchema()),
    NEURO("neuro", Topics.ASSESSMENTS, AssessmentRecorded.getClassSchema(), NeuroFinding.getClassSchema()),
    ATTRIBUTION("attribution", Topics.ASSESSMENTS, AssessmentRecorded.getClassSchema(), Attribution.getClassSchema()),
    FINDING("finding", Topics.ASSESSMENTS, AssessmentRecorded.getClassSchema(), ClinicalFinding.getClassSchema()),
    MARKER("marker", Topics.ASSESSMENTS, AssessmentRecorded.getClassSchema(), LeukaemiaMarker.getClassSchema()),
    THERAPY("therapy", Topics.THERAPY, TherapyCourse.getClassSchema(), null),
    PATIENT("patient", Topics.PATIENT, PatientRecord.getClassSchema(), null);

    private final String text;
    private final String topic;

    @SuppressWarnings("ImmutableEnumChecker") // schemas of generated classes never change
    private final Schema schema;

    @SuppressWarnings("ImmutableEnumChecker")
    private final @Nullable Schema member;

    EventType(String text, String topic, Schema schema, @Nullable Schema member) {
        this.text = text;
        this.topic = topic;
        this.schema = schema;
        this.member = member;
    }

    /** The type of a record, or of the union member in it. */
    static Optional<EventType> of(IndexedRecord record) {
        String name = record.getSchema().getFullName();
        return Stream.of(values())
                .filter(type -> (type.member == null ? type.schema : type.member)
                        .getFullName()
                        .equals(name))
                .findFirst();
    }

    /** The type of that name; of observations the one for vital signs. */
    static Optional<EventType> named(@Nullable String text) {
        return Stream.of(values()).filter(type -> type.text.equals(text)).findFirst();
    }

    String text() {
        return text;
    }

    String topic() {
        return topic;
    }

    Schema schema() {
        return schema;
    }

    /** The schema of the part of the record that is particular to the type, where it is a record of its own. */
    Optional<Schema> member() {
        return Optional.ofNullable(member);
    }
}
