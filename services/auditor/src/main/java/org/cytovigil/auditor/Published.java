// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.cytovigil.core.measure.Instants;
import org.cytovigil.core.offline.PublishedTimelines;
import org.cytovigil.kafka.Topics;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.audit.ActionRecorded;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.cytovigil.schema.paging.DeliveryRecorded;
import org.cytovigil.site.topic.TopicReader;

/** What a site has published: grades, alerts, and what became of the alerts. */
final class Published {
    private final Map<PublishedTimelines.Subject, ToxicityGraded> current = new HashMap<>();
    private final Map<String, PublishedAlert> alerts = new LinkedHashMap<>();
    private final Map<String, Instant> editions = new HashMap<>();
    private final Map<String, Instant> graded = new HashMap<>();

    /** Reads the topics to their present ends. */
    static Published read(TopicReader topics, Deserializer<SpecificRecord> reader) {
        Published published = new Published();
        // Alerts before what became of them, whatever the partitions.
        topics.values(Topics.GRADES_ASSESSED, reader, value -> published.take((ToxicityGraded) value));
        topics.values(Topics.ALERTS, reader, value -> published.take((AlertTransition) value));
        topics.values(Topics.DELIVERIES, reader, value -> published.take((DeliveryRecorded) value));
        topics.values(Topics.AUDIT, reader, value -> published.take((ActionRecorded) value));
        return published;
    }

    /** The newest line in event time is what holds now; of two the one that was published later. */
    void take(ToxicityGraded line) {
        editions.merge(line.getEdition().toString(), line.getKnownAt(), Instants::earlier);
        graded.merge(line.getPatient().toString(), line.getKnownAt(), Instants::earlier);
        current.merge(
                new PublishedTimelines.Subject(
                        line.getPatient().toString(), line.getGradingSystem().toString()),
                line,
                (before, now) -> holds(before, now) ? before : now);
    }

    /** Whether a line outlives one that was published after it. */
    private static boolean holds(ToxicityGraded before, ToxicityGraded later) {
        return before.getFrom().isAfter(later.getFrom())
                && later.getSupersedes().stream().noneMatch(id -> id.toString().contentEquals(before.getLineId()));
    }

    void take(AlertTransition step) {
        alerts.computeIfAbsent(step.getAlertId().toString(), id -> new PublishedAlert(step))
                .take(step);
        if (step.getRetracts() != null) {
            PublishedAlert retracted = alerts.get(step.getRetracts().toString());
            if (retracted != null) {
                retracted.take(step);
            }
        }
    }

    void take(DeliveryRecorded delivery) {
        PublishedAlert alert = alerts.get(delivery.getAlertId().toString());
        if (alert != null) {
            alert.take(delivery);
        }
    }

    void take(ActionRecorded action) {
        PublishedAlert alert = alerts.get(action.getSubject().toString());
        if (alert != null) {
            alert.take(action);
        }
    }

    /** The newest grade of each patient and scale. */
    Map<PublishedTimelines.Subject, ToxicityGraded> current() {
        return current;
    }

    /** By id. */
    Map<String, PublishedAlert> alerts() {
        return alerts;
    }

    /** When anything of a patient was first graded; {@link Instant#MIN} where nothing was. */
    Instant gradedFrom(String patient) {
        return graded.getOrDefault(patient, Instant.MIN);
    }

    /** When an edition of the rules was first used; what was published before is not judged by it. */
    Instant since(String edition) {
        return editions.isEmpty() ? Instant.MIN : editions.getOrDefault(edition, Instant.MAX);
    }
}
