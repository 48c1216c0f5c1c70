// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cytovigil.kafka.Topics;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.grading.FeedStatus;
import org.cytovigil.schema.grading.SamplesHandedOver;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.cytovigil.schema.ingest.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are merged, and facts that were charted to the wrong patient. */
class MergedPatientsTest {
    private final Path state;

    MergedPatientsTest(@TempDir Path state) {
        this.state = state;
    }

    private static String event(String patient, String id, String at, String rest) {
        return "{\"patient\":\"" + patient + "\",\"id\":\"" + id + "\",\"at\":\"2026-01-15T" + at + "Z\"," + rest + "}";
    }

    private static String fever(String patient, String id, String at) {
        return event(
                patient,
                id,
                at,
                "\"type\":\"observation\",\"parameter\":\"TEMPERATURE\",\"value\":38.6,\"unit\":\"Cel\"");
    }

    private static String cannula(String patient, String id, String at, String rest) {
        return event(patient, id, at, "\"type\":\"oxygen\",\"device\":\"NASAL_CANNULA\"," + rest);
    }

    private static String meanPressure(String patient, int number, String at) {
        return event(
                patient,
                "m" + number,
                at,
                "\"type\":\"observation\",\"parameter\":\"MEAN_BP\",\"value\":51,\"unit\":\"mm[Hg]\",\"method\":\"ARTERIAL_LINE\"");
    }

    private static String merge(String id, String from, String into) {
        return event(from, id, "08:05:00", "\"type\":\"patient\",\"mergedInto\":\"" + into + "\"");
    }

    private static String unit(String patient, String at, String unit) {
        return event(patient, "adt-" + at, at, "\"type\":\"patient\",\"ageYears\":45,\"unit\":\"" + unit + "\"");
    }

    /** CRS grade 3 of the old record, paged. */
    private static Ward crisis(Ward ward) {
        ward.receive(fever("old", "t1", "08:00:00")).receive(cannula("old", "o1", "08:00:00", "\"flow\":8"));
        assertThat(alerts(ward)).contains("old RAISED HIGH CRS_ROSE 3 page");
        assertThat(grades(ward)).contains("old 3 08:00");
        return ward.pass(Duration.ofMinutes(5));
    }

    private static List<String> alerts(Ward ward) {
        return ward.read(Topics.ALERTS).stream()
                .map(value -> (AlertTransition) value)
                .map(step -> step.getPatient() + " " + step.getTransition() + " " + step.getPriority() + " "
                        + step.getCause()
                        + (step.getGrade() == null ? "" : " " + step.getGrade())
                        + (step.getPage() ? " page" : ""))
                .toList();
    }

    private static List<String> grades(Ward ward) {
        return ward.read(Topics.GRADES_ASSESSED).stream()
                .map(value -> (ToxicityGraded) value)
                .filter(line -> line.getGradingSystem().toString().equals("astct-crs-2019"))
                .map(line -> line.getPatient() + " " + line.getGrade() + " "
                        + line.getFrom().toString().substring(11, 16))
                .toList();
    }

    private static List<String> letters(Ward ward) {
        return ward.read(Topics.REJECTED).stream()
                .map(value -> ((MessageRejected) value).getReason().toString())
                .toList();
    }

    @Test
    void theFirstTeamHearsOfTheRetractionAndTheSecondIsPaged() {
        try (Ward ward = new Ward(state)) {
            crisis(ward).receive(merge("a40", "old", "new"));
            assertThat(alerts(ward))
                    .containsSubsequence("old RETRACTED INFO RETRACTED 0 page", "new RAISED HIGH CRS_ROSE 3 page")
                    .filteredOn(step -> step.endsWith("page"))
                    .hasSize(2);
            assertThat(grades(ward)).contains("old 0 08:00").last().isEqualTo("new 3 08:00");
        }
    }

    @Test
    void theSameMergeAgainDoesNothingMore() {
        try (Ward ward = new Ward(state)) {
            crisis(ward).receive(merge("a40", "old", "new"));
            alerts(ward);
            grades(ward);
            ward.restart(Duration.ofMinutes(1));
            ward.receive(merge("a40", "old", "new")).receive(merge("another", "old", "new"));
            ward.receive(fever("old", "t1", "08:00:00"));
            assertThat(alerts(ward)).isEmpty();
            assertThat(grades(ward)).isEmpty();
            assertThat(letters(ward)).isEmpty();
        }
    }

    @Test
    void whatComesLaterForTheOldRecordIsChartedToTheNewOne() {
        try (Ward ward = new Ward(state)) {
            crisis(ward).receive(merge("a40", "old", "new"));
            alerts(ward);
            grades(ward);
            ward.restart(Duration.ofMinutes(5));
            ward.receive(cannula("old", "o1", "08:00:00", "\"flow\":3,\"status\":\"CORRECTED\""));
            assertThat(alerts(ward)).containsExactly("new RETRACTED INFO RETRACTED 2 page");
            ward.receive(cannula("old", "o2", "08:10:00", "\"flow\":9"));
            assertThat(alerts(ward)).containsExactly("new RAISED HIGH CRS_ROSE 3 page");
            assertThat(grades(ward)).last().isEqualTo("new 3 08:10");
        }
    }

    @Test
    void aMonitorOfTheOldRecordIsNotMissed() {
        try (Ward ward = new Ward(state)) {
            for (int minute = 0; minute < 4; minute++) {
                ward.receive(meanPressure("old", minute, "08:0" + minute + ":00"));
                ward.pass(Duration.ofMinutes(1));
            }
            ward.pass(Duration.ofMinutes(1));
            assertThat(alerts(ward)).contains("old RAISED LOW FEED_SILENT");
            ward.receive(merge("a40", "old", "new"));
            assertThat(alerts(ward)).contains("old RESOLVED LOW FEED_SILENT");
            ward.pass(Duration.ofHours(30));
            assertThat(alerts(ward)).isNotEmpty().allMatch(step -> step.startsWith("new"));
            assertThat(ward.read(Topics.FEED_STATUS))
                    .map(value -> (FeedStatus) value)
                    .filteredOn(feed -> feed.getPatient().toString().equals("old"))
                    .map(feed -> feed.getStatus().toString())
                    .last()
                    .isEqualTo("LIVE");
        }
    }

    @Test
    void samplesOfAContinuousFeedGoWithTheRecord() {
        try (Ward ward = new Ward(state)) {
            ward.receive(fever("old", "t1", "08:00:00"));
            for (int second = 0; second < 180; second++) {
                String at = String.format("08:%02d:%02d", second / 60, second % 60);
                ward.receive(meanPressure("old", second, at));
                ward.pass(Duration.ofSeconds(1));
            }
            assertThat(grades(ward)).last().isEqualTo("old 2 08:00");
            ward.read(Topics.VITALS);
            ward.pass(Duration.ofMinutes(2)).receive(merge("a40", "old", "new"));
            assertThat(grades(ward)).last().isEqualTo("new 2 08:00");
            assertThat(ward.read(Topics.GRADING_SAMPLES))
                    .map(value -> (SamplesHandedOver) value)
                    .map(samples -> samples.getPatient() + " " + samples.getFeed() + " "
                            + samples.getRuns().size())
                    .containsExactly("new ARTERIAL_LINE/PRESSURE 1");
            assertThat(ward.read(Topics.VITALS)).hasSize(1);
        }
    }

    @Test
    void whatIsKnownOfThePersonIsKeptAndFillsGapsOnly() {
        try (Ward ward = new Ward(state)) {
            ward.receive(unit("old", "08:00:00", "5W"));
            crisis(ward).receive(merge("a40", "old", "new"));
            assertThat(units(ward)).containsOnly("5W");
            ward.receive(event("new", "adt", "07:00:00", "\"type\":\"patient\",\"unit\":\"6N\""));
            ward.receive(event("new", "o9", "08:05:00", "\"type\":\"oxygen\",\"device\":\"CPAP\""));
            assertThat(units(ward)).last().isEqualTo("6N");
        }
    }

    private static List<String> units(Ward ward) {
        return ward.read(Topics.ALERTS).stream()
                .map(value -> String.valueOf(((AlertTransition) value).getUnit()))
                .toList();
    }

    @Test
    void aChainOfMergesEndsAtTheLastRecord() {
        try (Ward ward = new Ward(state)) {
            crisis(ward).receive(merge("a1", "mid", "new")).receive(merge("a2", "old", "mid"));
            assertThat(alerts(ward))
                    .filteredOn(step -> step.endsWith("page"))
                    .containsExactly("old RETRACTED INFO RETRACTED 0 page", "new RAISED HIGH CRS_ROSE 3 page");
            assertThat(grades(ward))
                    .noneMatch(line -> line.startsWith("mid"))
                    .last()
                    .isEqualTo("new 3 08:00");
        }
    }

    @Test
    void aMergeTheOtherWayRoundBringsAllBack() {
        try (Ward ward = new Ward(state)) {
            crisis(ward).receive(merge("a1", "old", "new"));
            ward.pass(Duration.ofMinutes(1));
            ward.receive(cannula("new", "o5", "08:06:00", "\"fio2\":0.5"));
            alerts(ward);
            ward.receive(merge("a2", "new", "old"));
            assertThat(alerts(ward))
                    .filteredOn(step -> step.endsWith("page"))
                    .containsExactly("new RETRACTED INFO RETRACTED 0 page", "old RAISED HIGH CRS_ROSE 3 page");
            ward.restart(Duration.ofMinutes(1));
            ward.receive(merge("a1", "old", "new"));
            ward.receive(cannula("old", "o1", "08:00:00", "\"status\":\"ENTERED_IN_ERROR\""))
                    .receive(cannula("new", "o5", "08:06:00", "\"status\":\"ENTERED_IN_ERROR\""));
            assertThat(alerts(ward)).containsExactly("old RETRACTED INFO RETRACTED 2 page");
            assertThat(grades(ward)).last().isEqualTo("old 1 08:06");
            assertThat(letters(ward)).isEmpty();
        }
    }

    @Test
    void aRecordThatWasMergedIsNotMergedIntoYetAnother() {
        try (Ward ward = new Ward(state)) {
            crisis(ward).receive(merge("a1", "old", "new"));
            alerts(ward);
            ward.receive(merge("a2", "old", "third"));
            assertThat(letters(ward)).containsExactly("MERGED_ALREADY");
            ward.receive(cannula("old", "o2", "08:05:00", "\"flow\":2"));
            assertThat(alerts(ward)).allMatch(step -> step.startsWith("new"));
        }
    }

    @Test
    void anObservationOfTheWrongPatientIsTakenBackThereAndPagedHere() {
        try (Ward ward = new Ward(state)) {
            ward.receive(fever("right", "t2", "08:00:00"));
            crisis(ward)
                    .receive(cannula("old", "o1", "08:00:00", "\"status\":\"ENTERED_IN_ERROR\""))
                    .receive(cannula("right", "o1", "08:00:00", "\"flow\":8"));
            assertThat(alerts(ward))
                    .filteredOn(step -> step.endsWith("page"))
                    .containsExactly("old RETRACTED INFO RETRACTED 1 page", "right RAISED HIGH CRS_ROSE 3 page");
            assertThat(grades(ward)).containsSubsequence("old 1 08:00", "right 3 08:00");
        }
    }
}
