// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.duty.KnownFields;
import org.cytovigil.notification.http.RequestJson;
import org.cytovigil.notification.ledger.ComparisonRepository;
import org.cytovigil.notification.ledger.ComparisonRow;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.notification.publishing.RunTime;

/** Keeps the newest comparisons of rules, for who must agree to a change of them. */
@Singleton
public class Comparisons {
    private static final int KEPT = 20;
    private static final int MOST_LINES = 200;
    private static final KnownFields COMPARISON = KnownFields.of(
            "a comparison",
            "edition",
            "candidate",
            "patients",
            "events",
            "patientsDiffer",
            "gradesDiffer",
            "alertsDiffer",
            "lines",
            "differences");

    private final ComparisonRepository rows;
    private final KafkaOutbox outbox;
    private final RunTime time;

    Comparisons(ComparisonRepository rows, KafkaOutbox outbox, RunTime time) {
        this.rows = rows;
        this.outbox = outbox;
        this.time = time;
    }

    /** All that are kept, newest first. */
    public List<ComparisonRow> newestFirst() {
        return rows.newestFirst();
    }

    /**
     * Keeps one; throws {@link JsonProblem}.
     *
     * @param by the account that published it
     */
    @Transactional
    public ComparisonRow add(ObjectNode told, String by) {
        COMPARISON.check(told);
        ComparisonRow row = new ComparisonRow(
                UUID.randomUUID().toString(),
                time.wall(),
                by,
                RequestJson.required(told, "edition"),
                RequestJson.required(told, "candidate"),
                count(told, "patients"),
                count(told, "events"),
                count(told, "patientsDiffer"),
                count(told, "gradesDiffer"),
                count(told, "alertsDiffer"),
                count(told, "lines"),
                String.join("\n", lines(told.path("differences"))));
        rows.save(row);
        rows.forgetAllBut(KEPT);
        outbox.audit(by, "COMPARISON_PUBLISHED", row.id(), row.candidate());
        return row;
    }

    private static long count(ObjectNode told, String field) {
        JsonNode number = told.path(field);
        if (!number.canConvertToLong() || !number.isIntegralNumber() || number.asLong() < 0) {
            throw new JsonProblem(field + " must be a whole number, not below 0");
        }
        return number.asLong();
    }

    private static List<String> lines(JsonNode told) {
        if (told.isMissingNode() || told.isNull()) {
            return List.of();
        }
        if (!told.isArray() || told.size() > MOST_LINES) {
            throw new JsonProblem("differences must be a list of at most " + MOST_LINES + " lines");
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode line : told) {
            String text = line.isTextual() ? line.asText() : "";
            if (text.isBlank() || text.length() > 1000 || text.chars().anyMatch(Character::isISOControl)) {
                throw new JsonProblem("a difference must be a line of 1 to 1000 characters");
            }
            lines.add(text);
        }
        return lines;
    }
}
