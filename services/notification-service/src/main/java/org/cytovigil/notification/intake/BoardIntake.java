// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cytovigil.core.intake.VisibleText;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.casework.Transfers;
import org.cytovigil.notification.ledger.BoardRepository;
import org.cytovigil.notification.ledger.GradeRepository;
import org.cytovigil.notification.ledger.PatientRow;
import org.cytovigil.schema.course.PatientRecord;
import org.cytovigil.schema.grading.CriterionMet;
import org.cytovigil.schema.grading.FeedStatus;
import org.cytovigil.schema.grading.SuggestionMade;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.jspecify.annotations.Nullable;

/** Takes in what the board shows: patients, grades and feeds. Reading a record twice changes nothing. */
@Singleton
class BoardIntake {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BoardRepository board;
    private final GradeRepository grades;
    private final Transfers transfers;

    BoardIntake(BoardRepository board, GradeRepository grades, Transfers transfers) {
        this.transfers = transfers;
        this.board = board;
        this.grades = grades;
    }

    void take(PatientRecord patient) {
        boolean own = patient.getMergedInto() == null && !patient.getFills();
        if (own && !patient.getStatus().toString().equals("ENTERED_IN_ERROR")) {
            String key = patient.getPatient().toString();
            String before = unitOf(key);
            board.putPatient(key, ward(patient.getUnit()), text(patient.getSetting()), patient.getAt());
            String now = unitOf(key);
            if (now != null && !now.equals(before)) {
                transfers.to(key, now);
            }
        }
    }

    void take(FeedStatus feed) {
        board.putFeed(
                feed.getPatient().toString(),
                feed.getFeed().toString(),
                text(feed.getUnit()),
                feed.getStatus().toString(),
                feed.getLastAt(),
                feed.getSince());
    }

    void take(ToxicityGraded grade, boolean current) {
        String patient = grade.getPatient().toString();
        if (current) {
            grades.put(
                    patient,
                    grade.getGradingSystem().toString(),
                    grade.getGrade(),
                    grade.getUpper(),
                    score(grade),
                    text(grade.getBand()),
                    grade.getCompleteness().toString(),
                    grade.getFrom(),
                    grade.getKnownAt(),
                    json(texts(grade.getFlags())),
                    json(grade.getBecause().stream().map(BoardIntake::criterion).toList()),
                    json(texts(grade.getMissing())),
                    grade.getEdition().toString(),
                    json(grade.getSuggestions().stream()
                            .map(BoardIntake::suggestion)
                            .toList()));
            String unit = text(grade.getUnit());
            if (unit != null) {
                board.fillUnit(patient, unit, grade.getFrom());
            }
        } else {
            grades.addLine(
                    grade.getLineId().toString(),
                    patient,
                    grade.getGradingSystem().toString(),
                    grade.getGrade(),
                    grade.getUpper(),
                    score(grade),
                    text(grade.getBand()),
                    grade.getCompleteness().toString(),
                    grade.getFrom(),
                    grade.getKnownAt(),
                    json(texts(grade.getFlags())));
            supersede(grade);
        }
    }

    /** A tombstone: the grade of a patient who is no longer watched. */
    void forget(String topic, String key) {
        int bar = key.indexOf('|');
        if (topic.equals(Topics.GRADES_CURRENT) && bar > 0) {
            grades.remove(key.substring(0, bar), key.substring(bar + 1));
        }
    }

    private @Nullable String unitOf(String patient) {
        return board.patient(patient).map(PatientRow::unit).orElse(null);
    }

    private void supersede(ToxicityGraded grade) {
        if (!grade.getSupersedes().isEmpty()) {
            board.supersede(
                    grade.getSupersedes().stream().map(CharSequence::toString).collect(Collectors.joining(",")));
        }
    }

    private static @Nullable BigDecimal score(ToxicityGraded grade) {
        String digits = text(grade.getScore());
        return digits == null ? null : new BigDecimal(digits);
    }

    private static Map<String, Object> criterion(CriterionMet criterion) {
        Map<String, Object> met = new LinkedHashMap<>();
        met.put("criterion", criterion.getCriterion().toString());
        met.put("evidence", texts(criterion.getEvidence()));
        return met;
    }

    private static Map<String, Object> suggestion(SuggestionMade suggestion) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("code", suggestion.getCode().toString());
        made.put("topic", suggestion.getTopic().toString());
        made.put("text", suggestion.getText().toString());
        made.put("withheld", suggestion.getWithheld().toString());
        made.put("source", suggestion.getSource().toString());
        return made;
    }

    private static List<String> texts(List<CharSequence> texts) {
        return texts.stream().map(CharSequence::toString).toList();
    }

    /** As grading reads it: in another spelling the patient would seem to have moved, and others would be paged. */
    private static @Nullable String ward(@Nullable CharSequence name) {
        return text(name == null ? null : VisibleText.of(name.toString()));
    }

    private static @Nullable String text(@Nullable CharSequence text) {
        return text == null || text.isEmpty() ? null : text.toString();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("lists of texts are JSON", impossible);
        }
    }
}
