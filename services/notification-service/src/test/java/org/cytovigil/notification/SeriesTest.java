// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.kafka.EventRecords;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.notification.series.SeriesRecorder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The data that the timeline draws: as charted, corrected and taken back. */
class SeriesTest {
    private static final Instant EIGHT = Instant.parse("2026-01-15T08:00:00Z");
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        // Its clock stands in the days of these data: what is older than a site keeps them is deleted at the start.
        desk = TestedService.start(
                Map.of("clock.start", EIGHT.plus(Duration.ofHours(2)).toString()));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    /** An event of a patient at a second after eight, as it comes from the topic at a later second. */
    private static void event(String patient, int at, int arrives, String fields) {
        JsonFields line = JsonFields.parse("{\"patient\":\"" + patient + "\",\"at\":\"" + EIGHT.plusSeconds(at) + "\","
                        + "\"arrivedAt\":\"" + EIGHT.plusSeconds(arrives) + "\"," + fields + "}")
                .orElseThrow();
        IntakeResult.Accepted accepted = (IntakeResult.Accepted) new Intake().accept(line, null);
        Instant arrived = accepted.fact().arrivedAt();
        desk.bean(SeriesRecorder.class)
                .take(EventRecords.of(line, accepted.fact(), arrived).value(), arrived);
        desk.bean(SeriesRecorder.class).write();
    }

    private static String temperature(String id, String value) {
        return "\"type\":\"observation\",\"id\":\"" + id + "\",\"parameter\":\"TEMPERATURE\",\"value\":" + value
                + ",\"unit\":\"Cel\"";
    }

    private static String pressure(String value) {
        return "\"type\":\"observation\",\"id\":\"a" + value
                + "\",\"parameter\":\"SYSTOLIC_BP\",\"unit\":\"mm[Hg]\",\"method\":\"ARTERIAL_LINE\",\"value\":"
                + value;
    }

    /** The points of a series of a patient from eight until nine. */
    private static List<JsonNode> points(String patient, String series) {
        desk.sql("insert into patient (patient, unit, changed_at) values ('" + patient
                + "', '5B', now()) on conflict do nothing");
        JsonNode timeline = TestedService.json(desk.api(
                "GET", "/api/patients/" + patient + "/timeline?from=2026-01-15T08:00:00Z&to=2026-01-15T09:00:00Z", ""));
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode one : timeline.path("series")) {
            if (one.path("series").asText().equals(series)) {
                one.path("points").forEach(found::add);
            }
        }
        return found;
    }

    private static List<String> values(String patient, String series) {
        return points(patient, series).stream()
                .map(point -> point.path("value").asText())
                .toList();
    }

    @Test
    void aTimeThatRunsBackwardsIsRefused() {
        desk.sql("insert into patient (patient, unit, changed_at) values ('backwards', '5B', now())");
        HttpResponse<String> refused = desk.api(
                "GET", "/api/patients/backwards/timeline?from=2026-01-15T09:00:00Z&to=2026-01-15T08:00:00Z", "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("from must not be after to");
    }

    @Test
    void aReadingIsDrawnInTheUnitOfItsParameterAndACorrectionReplacesIt() {
        event(
                "drawn",
                60,
                61,
                "\"type\":\"observation\",\"id\":\"t1\",\"parameter\":\"TEMPERATURE\",\"value\":102.2,\"unit\":\"[degF]\"");
        event("drawn", 120, 121, temperature("t2", "38.1"));
        assertThat(values("drawn", "TEMPERATURE")).containsExactly("39.0", "38.1");
        assertThat(points("drawn", "TEMPERATURE").get(0).path("unit").asText()).isEqualTo("Cel");
        event("drawn", 60, 300, temperature("t1", "37.2") + ",\"status\":\"CORRECTED\"");
        event("drawn", 60, 61, temperature("t1", "39.0"));
        assertThat(values("drawn", "TEMPERATURE"))
                .as("an older version that comes again changes nothing")
                .containsExactly("37.2", "38.1");
        event("drawn", 120, 301, temperature("t2", "38.1") + ",\"status\":\"ENTERED_IN_ERROR\"");
        event("drawn", 120, 121, temperature("t2", "38.1"));
        assertThat(values("drawn", "TEMPERATURE")).containsExactly("37.2");
    }

    @Test
    void ofAContinuousFeedTheFirstSampleOfEachMinuteIsDrawn() {
        IntStream.range(0, 150)
                .forEach(second -> event("line", second, second, pressure(Integer.toString(90 + second % 60))));
        assertThat(values("line", "SYSTOLIC_BP")).containsExactly("90", "90", "90");
        event("other", 1, 2, pressure("117"));
        assertThat(values("other", "SYSTOLIC_BP")).containsExactly("117");
        event("line", 60, 400, pressure("90") + ",\"status\":\"ENTERED_IN_ERROR\"");
        event("line", 61, 401, pressure("91") + ",\"status\":\"ENTERED_IN_ERROR\"");
        assertThat(points("line", "SYSTOLIC_BP"))
                .extracting(point -> point.path("at").asText())
                .containsExactly("2026-01-15T08:00:00Z", "2026-01-15T08:02:00Z");
    }

    @Test
    void supportDrugsAndScoresAreDrawnToo() {
        event("whole", 10, 11, "\"type\":\"oxygen\",\"id\":\"o\",\"device\":\"NASAL_CANNULA\",\"flow\":4");
        event(
                "whole",
                20,
                21,
                "\"type\":\"medication\",\"id\":\"m\",\"drug\":\"norepinephrine\",\"action\":\"STARTED\",\"dose\":0.1,\"unit\":\"ug/kg/min\"");
        event("whole", 30, 31, "\"type\":\"neuro\",\"id\":\"n\",\"finding\":\"ICE\",\"score\":7");
        event("whole", 40, 41, "\"type\":\"neuro\",\"id\":\"c\",\"finding\":\"CONSCIOUSNESS\",\"value\":\"TO_VOICE\"");
        assertThat(points("whole", "OXYGEN").get(0).path("device").asText()).isEqualTo("NASAL_CANNULA");
        assertThat(points("whole", "OXYGEN").get(0).path("flow").asInt()).isEqualTo(4);
        assertThat(points("whole", "MEDICATION").get(0).path("drug").asText()).isEqualTo("norepinephrine");
        assertThat(values("whole", "ICE")).containsExactly("7");
        assertThat(values("whole", "CONSCIOUSNESS")).containsExactly("TO_VOICE");
        assertThat(points("nobody-else", "ICE")).isEmpty();
    }
}
