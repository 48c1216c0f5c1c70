// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.audit.ActionRecorded;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.cytovigil.schema.paging.DeliveryRecorded;
import org.cytovigil.schema.paging.ReplyReceived;
import org.cytovigil.site.topic.TopicReader;
import org.jspecify.annotations.Nullable;

/** All that the topics tell of one alert, in the order in which it happened. */
final class AlertStory {
    /** A step and its entry in the audit trail are written one after the other. */
    private static final Duration SAME = Duration.ofSeconds(1);

    private final String alertId;
    private final DateTimeFormatter clock;
    private final List<Entry> entries = new ArrayList<>();
    private final List<ToxicityGraded> grades = new ArrayList<>();
    private @Nullable AlertTransition raised;

    private record Entry(Instant at, String words) {}

    private AlertStory(String alertId, ZoneId zone) {
        this.alertId = alertId;
        this.clock =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /**
     * Reads it.
     *
     * @throws InputException where the topics do not tell of the alert
     */
    static AlertStory read(Settings settings, String alertId, ZoneId zone) {
        AlertStory story = new AlertStory(alertId, zone);
        try (TopicReader topics = new TopicReader(settings);
                Deserializer<SpecificRecord> reader =
                        new AvroSerdes(new KafkaSettings(settings)).deserializer(SpecificRecord.class)) {
            topics.values(Topics.ALERTS, reader, value -> story.take((AlertTransition) value));
            if (story.raised == null) {
                throw new InputException("no alert " + alertId + " on " + Topics.ALERTS);
            }
            topics.values(Topics.GRADES_ASSESSED, reader, value -> story.take((ToxicityGraded) value));
            topics.values(Topics.DELIVERIES, reader, value -> story.take((DeliveryRecorded) value));
            topics.values(Topics.REPLIES, reader, value -> story.take((ReplyReceived) value));
            topics.values(Topics.AUDIT, reader, value -> story.take((ActionRecorded) value));
        }
        return story;
    }

    private void take(AlertTransition step) {
        boolean own = alertId.contentEquals(step.getAlertId());
        if (own && raised == null) {
            raised = step;
        }
        if (own || alertId.equals(text(step.getRetracts()))) {
            entries.add(new Entry(
                    step.getRaisedAt(),
                    step.getTransition()
                            + (step.getBy() == null ? "" : " by " + step.getBy())
                            + (own ? "" : ", told as alert " + step.getAlertId())));
        }
    }

    private void take(ToxicityGraded line) {
        if (line.getPatient().toString().equals(patient())
                && Objects.equals(
                        text(raised().getGradingSystem()),
                        line.getGradingSystem().toString())) {
            grades.add(line);
        }
    }

    private void take(DeliveryRecorded delivery) {
        if (alertId.contentEquals(delivery.getAlertId())) {
            entries.add(new Entry(
                    delivery.getAt(),
                    "page " + delivery.getOutcome() + ": " + delivery.getChannel() + " to " + delivery.getPerson()
                            + " by "
                            + delivery.getProvider() + ", attempt " + delivery.getAttempt()
                            + (delivery.getDetail() == null ? "" : " (" + delivery.getDetail() + ")")));
        }
    }

    private void take(ReplyReceived reply) {
        if (alertId.equals(text(reply.getAlertId()))) {
            entries.add(new Entry(
                    reply.getAt(),
                    "answer " + reply.getMeaning() + " by " + reply.getChannel() + " from "
                            + Objects.requireNonNullElse(text(reply.getPerson()), "an unknown number")));
        }
    }

    /** The steps of an alert are told by their own topic already. */
    private void take(ActionRecorded action) {
        String what = action.getAction().toString();
        if (alertId.contentEquals(action.getSubject()) && entries.stream().noneMatch(entry -> isSame(entry, action))) {
            entries.add(new Entry(
                    action.getAt(),
                    what + " by " + action.getActor()
                            + (action.getDetail() == null ? "" : " (" + action.getDetail() + ")")));
        }
    }

    private static boolean isSame(Entry entry, ActionRecorded action) {
        return action.getDetail() == null
                && Duration.between(entry.at(), action.getAt()).abs().compareTo(SAME) < 0
                && action.getAction().toString().equals("ALERT_" + entry.words().split(" ", 2)[0]);
    }

    String patient() {
        return raised().getPatient().toString();
    }

    private AlertTransition raised() {
        return Objects.requireNonNull(raised, "read() has seen to it");
    }

    /** Why it was raised, where the input is there no more to grade again: as it was published. */
    List<String> asPublished() {
        List<String> lines = new ArrayList<>();
        lines.add(patient() + ", " + clock.format(raised().getRaisedAt()) + ": " + raised().getPriority() + ", "
                + (raised().getPage() ? "pages" : "a note, pages nobody") + ": " + raised().getSummary() + " (alert "
                + alertId + ")");
        lines.add(
                "  Grading the input topics again does not raise it: other rules are in force, or its input was deleted.");
        grades.stream()
                .filter(line -> !line.getKnownAt().isAfter(raised().getRaisedAt()))
                .max(Comparator.comparing(ToxicityGraded::getKnownAt))
                .ifPresent(line -> {
                    lines.add("  Grade as published: " + line.getGradingSystem() + " " + line.getGrade() + " from "
                            + clock.format(line.getFrom()) + ".");
                    line.getBecause().forEach(row -> lines.add("    " + row.getCriterion() + ": " + row.getEvidence()));
                    lines.add("  Edition of the rules: " + line.getEdition() + ".");
                });
        return lines;
    }

    /** What happened, one a line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("What happened:");
        entries.stream()
                .sorted(Comparator.comparing(Entry::at))
                .map(entry -> "  " + clock.format(entry.at()) + "  " + entry.words())
                .forEach(lines::add);
        return lines;
    }

    private static @Nullable String text(@Nullable CharSequence text) {
        return text == null ? null : text.toString();
    }
}
