// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.kafka.EventRecords;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.notification.ledger.BoardRepository;
import org.cytovigil.notification.ledger.GradeRepository;
import org.cytovigil.notification.series.SeriesRecorder;

/** A ward as the grader and the bedside would have told of it: a patient in a crisis, two who are watched, one who is silent. */
final class ConsoleWard {
    static final String CRISIS = "p-204";
    private static final String CRS = "astct-crs-2019";
    private static final String ICANS = "astct-icans-2019";
    private static final String EDITION = GradingRules.defaults().edition();

    private final TestedService desk;
    private final Instant now;
    private int facts;

    private ConsoleWard(TestedService desk) {
        this.desk = desk;
        this.now = desk.now();
    }

    static void fill(TestedService desk) {
        ConsoleWard ward = new ConsoleWard(desk);
        ward.crisis();
        ward.watched();
        ward.silent();
    }

    private void crisis() {
        bed(CRISIS, "6E");
        therapy(CRISIS, "TISAGENLECLEUCEL", "INFUSED", 72, "");
        for (int hour = 24; hour > 0; hour--) {
            vital(CRISIS, "TEMPERATURE", "Cel", hour, 36.8 + Math.max(0, 14 - hour) * 0.18);
            vital(CRISIS, "SYSTOLIC_BP", "mm[Hg]", hour, 118 - Math.max(0, 10 - hour) * 3.6);
            vital(CRISIS, "DIASTOLIC_BP", "mm[Hg]", hour, 72 - Math.max(0, 10 - hour) * 2.4);
            vital(CRISIS, "HEART_RATE", "/min", hour, 84 + Math.max(0, 14 - hour) * 3.1);
            vital(CRISIS, "SPO2", "%", hour, 98 - Math.max(0, 6 - hour) * 0.9);
        }
        chart();
        crisisGrades();
        feed(CRISIS, "SPOT_VITALS", "LIVE", 0.3);
        feed(CRISIS, "NEURO_ASSESSMENT", "LIVE", 6);
        datum(CRISIS, "LABS", 6);
        desk.grader(desk.transition("crisis", "RAISED", "HIGH")
                .setPatient(CRISIS)
                .setUnit("6E")
                .setGrade(3)
                .setPrevious(2)
                .setSummary("CRS grade 3: fever, vasopressor running")
                .build());
    }

    private void chart() {
        vital(CRISIS, "CRP", "mg/L", 20, 18);
        vital(CRISIS, "CRP", "mg/L", 6, 142);
        vital(CRISIS, "FERRITIN", "ng/mL", 20, 900);
        vital(CRISIS, "FERRITIN", "ng/mL", 6, 4800);
        take(CRISIS, 18, "\"type\":\"neuro\",\"finding\":\"ICE\",\"score\":10");
        take(CRISIS, 6, "\"type\":\"neuro\",\"finding\":\"ICE\",\"score\":8");
        take(CRISIS, 5, "\"type\":\"oxygen\",\"device\":\"NASAL_CANNULA\",\"flow\":3");
    }

    private void crisisGrades() {
        String fever = take(
                CRISIS, 0.4, "\"type\":\"observation\",\"parameter\":\"TEMPERATURE\",\"value\":39.2,\"unit\":\"Cel\"");
        String pressor = take(
                CRISIS,
                0.5,
                "\"type\":\"medication\",\"drug\":\"norepinephrine\",\"action\":\"STARTED\",\"dose\":0.08,\"unit\":\"ug/kg/min\"");
        take(
                CRISIS,
                9,
                "\"type\":\"medication\",\"drug\":\"tocilizumab\",\"action\":\"GIVEN\",\"dose\":560,\"unit\":\"mg\"");
        grade(CRISIS, CRS, 24, 0, 0, "COMPLETE", "[]", "[]", "[]", "[]");
        grade(CRISIS, CRS, 12, 1, 1, "COMPLETE", "[]", "[]", "[]", "[]");
        grade(CRISIS, CRS, 4, 2, 2, "COMPLETE", "[]", "[]", "[]", "[]");
        grade(
                CRISIS,
                CRS,
                0.4,
                3,
                3,
                "COMPLETE",
                "[\"MASKED_FEVER_POSSIBLE\"]",
                "[{\"criterion\":\"FEVER\",\"evidence\":[\"%s\"]},{\"criterion\":\"VASOPRESSOR\",\"evidence\":[\"%s\"]}]"
                        .formatted(fever, pressor),
                "[]",
                "[{\"code\":\"T\",\"topic\":\"DRUG\",\"text\":\"Consider a second dose of tocilizumab 8 mg/kg (560 mg)\",\"withheld\":\"\",\"source\":\"ASCO 2021\"},"
                        + "{\"code\":\"D\",\"topic\":\"DRUG\",\"text\":\"Consider dexamethasone 10 mg every 6 hours\",\"withheld\":\"\",\"source\":\"ASCO 2021\"}]");
        grade(CRISIS, ICANS, 24, 0, 0, "COMPLETE", "[]", "[]", "[]", "[]");
        grade(
                CRISIS,
                ICANS,
                6,
                1,
                2,
                "PARTIAL",
                "[]",
                "[{\"criterion\":\"ICE\",\"evidence\":[]}]",
                "[\"CONSCIOUSNESS\"]",
                "[]");
        grade(CRISIS, "hlh-iec-2023", 6, 0, 3, "INDETERMINATE", "[]", "[]", "[\"FIBRINOGEN\"]", "[]");
        index(CRISIS, "h-score", "169", "HIGH");
    }

    private void watched() {
        bed("p-117", "6E");
        therapy("p-117", "BLINATUMOMAB", "STARTED", 100, ",\"cycle\":1");
        grade("p-117", CRS, 20, 0, 0, "COMPLETE", "[]", "[]", "[]", "[]");
        grade("p-117", CRS, 3, 1, 1, "COMPLETE", "[]", "[]", "[]", "[]");
        grade("p-117", ICANS, 20, 0, 0, "COMPLETE", "[]", "[]", "[]", "[]");
        feed("p-117", "CONTINUOUS_VITALS", "LIVE", 0.01);
        feed("p-117", "NEURO_ASSESSMENT", "LIVE", 5);
        bed("p-091", "5B");
        therapy("p-091", "AXICABTAGENE_CILOLEUCEL", "INFUSED", 200, "");
        grade("p-091", CRS, 30, 0, 0, "COMPLETE", "[]", "[]", "[]", "[]");
        grade("p-091", ICANS, 30, 0, 0, "COMPLETE", "[]", "[]", "[]", "[]");
        feed("p-091", "SPOT_VITALS", "LIVE", 1.2);
        feed("p-091", "NEURO_ASSESSMENT", "LIVE", 2);
    }

    private void silent() {
        bed("p-322", "5B");
        grade("p-322", CRS, 20, 1, 1, "COMPLETE", "[]", "[]", "[]", "[]");
        grade("p-322", CRS, 2, 1, 4, "PARTIAL", "[\"STALE\"]", "[]", "[\"BLOOD_PRESSURE\",\"OXYGENATION\"]", "[]");
        grade("p-322", ICANS, 9, 0, 4, "INDETERMINATE", "[]", "[]", "[\"ICE\",\"CONSCIOUSNESS\"]", "[]");
        feed("p-322", "CONTINUOUS_VITALS", "SILENT", 2);
        feed("p-322", "NEURO_ASSESSMENT", "OVERDUE", 15);
        desk.grader(desk.transition("silent", "RAISED", "MEDIUM")
                .setPatient("p-322")
                .setUnit("5B")
                .setCause("FEED_SILENT")
                .setGradingSystem(null)
                .setGrade(null)
                .setPrevious(null)
                .setSummary("The monitor is silent for 2 h")
                .build());
    }

    private Instant before(double hours) {
        return now.minus(Duration.ofSeconds((long) (hours * 3600)));
    }

    private void bed(String patient, String unit) {
        desk.bean(BoardRepository.class).putPatient(patient, unit, "INPATIENT", before(100));
    }

    private void feed(String patient, String feed, String status, double hours) {
        desk.bean(BoardRepository.class).putFeed(patient, feed, null, status, before(hours), before(hours));
        datum(patient, feed, hours);
    }

    private void datum(String patient, String feed, double hours) {
        desk.bean(BoardRepository.class).putNewest(patient, feed, before(hours), before(hours));
    }

    private void grade(
            String patient,
            String system,
            double hours,
            int grade,
            int upper,
            String completeness,
            String flags,
            String because,
            String missing,
            String suggestions) {
        GradeRepository grades = desk.bean(GradeRepository.class);
        Instant since = before(hours);
        grades.put(
                patient,
                system,
                grade,
                upper,
                null,
                null,
                completeness,
                since,
                since,
                flags,
                because,
                missing,
                EDITION,
                suggestions);
        grades.addLine(
                patient + system + hours, patient, system, grade, upper, null, null, completeness, since, since, flags);
    }

    private void index(String patient, String system, String score, String band) {
        Instant since = before(6);
        desk.bean(GradeRepository.class)
                .put(
                        patient,
                        system,
                        0,
                        0,
                        new BigDecimal(score),
                        band,
                        "COMPLETE",
                        since,
                        since,
                        "[]",
                        "[]",
                        "[]",
                        EDITION,
                        "[]");
    }

    private void vital(String patient, String parameter, String unit, double hours, double value) {
        take(
                patient,
                hours,
                String.format(
                        Locale.ROOT,
                        "\"type\":\"observation\",\"parameter\":\"%s\",\"value\":%.1f,\"unit\":\"%s\"",
                        parameter,
                        value,
                        unit));
    }

    private void therapy(String patient, String product, String phase, double hours, String more) {
        take(patient, hours, "\"type\":\"therapy\",\"product\":\"" + product + "\",\"phase\":\"" + phase + "\"" + more);
    }

    /** An event as it comes from its topic; its id. */
    private String take(String patient, double hours, String fields) {
        String id = "f" + facts++;
        Instant at = before(hours);
        JsonFields line = JsonFields.parse("{\"patient\":\"" + patient + "\",\"id\":\"" + id + "\",\"at\":\"" + at
                        + "\",\"arrivedAt\":\"" + at + "\"," + fields + "}")
                .orElseThrow();
        IntakeResult.Accepted accepted = (IntakeResult.Accepted) new Intake().accept(line, null);
        desk.bean(SeriesRecorder.class)
                .take(EventRecords.of(line, accepted.fact(), at).value(), at);
        return id;
    }
}
