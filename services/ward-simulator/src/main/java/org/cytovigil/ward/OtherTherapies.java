// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Random;

/**
 * One patient under a therapy other than CAR T cells in their first days: what was charted before the start, what happens at
 * the onset, and what must result (courses after docs/operations/simulator.md#other-therapies).
 */
final class OtherTherapies {
    private static final String[] UNITS = {"5W", "6E"};
    private static final Duration ROUNDS = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Course course;
    private final Instant start;
    private final Instant onset;
    private final Random random;
    private final TherapyWriter chart;

    private OtherTherapies(Course course, Instant start, Instant onset, Random random, TherapyWriter chart) {
        this.course = course;
        this.start = start;
        this.onset = onset;
        this.random = random;
        this.chart = chart;
    }

    static VirtualPatient.Story tell(int index, long seed, Instant start, Duration length, Pace pace) {
        Course course = Course.OTHER_THERAPIES.get(index);
        String key = String.format("SIM-%d-T%02d", seed, index + 1);
        Instant onset = start.plus(pace.firstOnset()).plus(pace.between().multipliedBy(index));
        TherapyWriter chart = new TherapyWriter(key, start);
        OtherTherapies patient = new OtherTherapies(course, start, onset, new Random(seed * 2_000_003 + index), chart);
        Instant end = start.plus(length);
        patient.admit(UNITS[index % UNITS.length]);
        patient.happen();
        patient.rounds(end);
        return new VirtualPatient.Story(
                key,
                course,
                chart.events().stream()
                        .filter(event -> !event.sent().isAfter(end))
                        .sorted(Comparator.comparing(SimulatedEvent::sent))
                        .toList(),
                new ArrayList<>(chart.expected().stream()
                        .filter(alert -> !alert.at().isAfter(end))
                        .toList()));
    }

    private void admit(String unit) {
        ObjectNode patient = chart.before(Duration.ofHours(1), "patient");
        patient.put("ageYears", 19 + random.nextInt(50)).put("unit", unit).put("setting", "INPATIENT");
    }

    private void happen() {
        switch (course) {
            case LIVER_AFTER_INOTUZUMAB -> liver(2.6, true);
            case FLUID_ONLY -> liver(0.9, false);
            case PANCREATITIS -> pancreatitis();
            case LATE_DOSE -> lateDose();
            case LONG_QT -> longQt();
            case TUMOUR_LYSIS -> tumourLysis(false);
            case HAEMOLYSED -> tumourLysis(true);
            case IEC_HS -> iecHs();
            case CYTOPENIA -> cytopenia();
            case MRD_CONVERSION -> conversion();
            default -> antigenLoss();
        }
    }

    private void liver(double bilirubin, boolean ascites) {
        chart.therapy(Duration.ofDays(12), "INOTUZUMAB_OZOGAMICIN", "INFUSED");
        chart.lab(Duration.ofDays(13), "WEIGHT", 70, "kg");
        chart.lab(Duration.ofDays(13), "BILIRUBIN_TOTAL", 0.6, "mg/dL").put("uln", 1.2);
        chart.lab(Duration.ofDays(13), "ALT", 25, "U/L").put("uln", 40);
        chart.lab(Duration.ofDays(13), "AST", 25, "U/L").put("uln", 40);
        chart.lab(Duration.ofDays(13), "CREATININE", 0.8, "mg/dL").put("uln", 1.2);
        chart.lab(onset.minus(MINUTE.multipliedBy(5)), "WEIGHT", 75, "kg");
        if (ascites) {
            chart.finding(onset.minus(MINUTE.multipliedBy(3)), "ASCITES").put("value", "MODERATE");
        }
        chart.lab(onset, "BILIRUBIN_TOTAL", bilirubin, "mg/dL").put("uln", 1.2);
        if (ascites) {
            chart.expect("GRADE_ROSE", "vod-ebmt-2016", 3, onset);
        }
    }

    private void pancreatitis() {
        chart.therapy(Duration.ofDays(2), "ASPARAGINASE_ERWINIA_RYWN", "INFUSED");
        chart.lab(Duration.ofDays(2), "LIPASE", 30, "U/L").put("uln", 60);
        chart.lab(Duration.ofDays(2), "AMYLASE", 40, "U/L").put("uln", 100);
        chart.lab(onset, "LIPASE", 150, "U/L").put("uln", 60);
        Instant seen = onset.plus(MINUTE.multipliedBy(5));
        chart.finding(seen, "PANCREATITIS").put("value", true).put("grade", 3);
        chart.expect("GRADE_ROSE", "asparaginase-erwinia-label", 3, seen);
    }

    /** After a Wednesday's dose the next one is late after 58 h, after any other one after 50 h. */
    private void lateDose() {
        Instant dose = onset.minus(Duration.ofHours(50));
        boolean wednesday = dose.atOffset(ZoneOffset.UTC).getDayOfWeek() == DayOfWeek.WEDNESDAY;
        chart.therapy(Duration.between(dose, start), "ASPARAGINASE_ERWINIA_RYWN", "INFUSED");
        chart.lab(Duration.ofHours(3), "ALT", 25, "U/L").put("uln", 40);
        chart.expect("LABEL_ACTION", "asparaginase-erwinia-label", 0, dose.plus(Duration.ofHours(wednesday ? 58 : 50)));
    }

    private void longQt() {
        chart.therapy(Duration.ofDays(10), "NILOTINIB", "STARTED");
        chart.before(Duration.ofDays(10), "marker").put("name", "BCR_ABL1").put("value", "POSITIVE");
        chart.lab(Duration.ofDays(10), "QTCF", 430, "ms");
        chart.lab(Duration.ofHours(2), "POTASSIUM", 4.2, "mmol/L")
                .put("uln", 5.1)
                .put("lln", 3.5);
        chart.lab(onset, "QTCF", 510, "ms");
        chart.expect("GRADE_ROSE", "tki-label", 3, onset);
    }

    private void tumourLysis(boolean haemolysed) {
        ObjectNode therapy = chart.therapy(Duration.ofDays(2), "BLINATUMOMAB", "STARTED");
        therapy.put("doseRate", 9).put("doseUnit", "ug/d");
        chart.lab(Duration.ofDays(2), "CREATININE", 0.9, "mg/dL").put("uln", 1.2);
        chart.lab(onset, "POTASSIUM", 6.2, "mmol/L").put("uln", 5.1);
        Instant second = haemolysed ? onset : onset.plus(MINUTE.multipliedBy(3));
        chart.lab(second, "PHOSPHATE", 5.1, "mg/dL").put("uln", 4.5);
        if (haemolysed) {
            chart.finding(onset, "HAEMOLYSED_SAMPLE").put("value", true);
            return;
        }
        Instant kidney = onset.plus(MINUTE.multipliedBy(6));
        chart.lab(kidney, "CREATININE", 2.0, "mg/dL").put("uln", 1.2);
        chart.expect("GRADE_ROSE", "tls-howard-2011", 2, kidney);
    }

    private void iecHs() {
        chart.therapy(Duration.ofDays(6), "TISAGENLECLEUCEL", "INFUSED");
        chart.lab(Duration.ofDays(7), "FERRITIN", 400, "ng/mL").put("uln", 300);
        chart.lab(Duration.ofDays(7), "FIBRINOGEN", 350, "mg/dL")
                .put("uln", 400)
                .put("lln", 200);
        chart.lab(Duration.ofDays(7), "LDH", 200, "U/L").put("uln", 250);
        chart.lab(Duration.ofHours(10), "FERRITIN", 4_800, "ng/mL").put("uln", 300);
        chart.vital(onset, "TEMPERATURE", "39.2", "Cel");
        chart.lab(onset.plus(MINUTE), "FERRITIN", 14_500, "ng/mL").put("uln", 300);
        Instant suspected = onset.plus(MINUTE.multipliedBy(3));
        chart.lab(suspected, "FIBRINOGEN", 120, "mg/dL").put("uln", 400).put("lln", 200);
        chart.expect("GRADE_ROSE", "hlh-iec-2023", 1, suspected);
    }

    /** A seventh day at 100 or below. */
    private void cytopenia() {
        chart.therapy(Duration.ofDays(10), "AXICABTAGENE_CILOLEUCEL", "INFUSED");
        for (int day = 10; day >= 1; day--) {
            double count = day > 7 ? 1.5 : day > 1 ? 0.05 : 0.3;
            chart.lab(Duration.ofDays(day), "ANC", count, "10*9/L");
        }
        chart.lab(onset, "ANC", 0.05, "10*9/L");
        chart.expect("GRADE_ROSE", "icaht-2023", 3, onset);
    }

    private void conversion() {
        chart.therapy(Duration.ofDays(60), "BLINATUMOMAB", "STARTED");
        chart.therapy(Duration.ofDays(32), "BLINATUMOMAB", "STOPPED");
        chart.mrd(start.minus(Duration.ofDays(30)), 0, false);
        chart.mrd(onset, 0.0005, true);
        chart.expect("GRADE_ROSE", "mrd", 2, onset);
    }

    private void antigenLoss() {
        chart.therapy(Duration.ofDays(90), "TISAGENLECLEUCEL", "INFUSED");
        chart.mrd(start.minus(Duration.ofDays(60)), 0, false);
        chart.add(onset, "marker").put("name", "CD19").put("value", "NEGATIVE");
        Instant relapse = onset.plus(MINUTE);
        chart.mrd(relapse, 0.01, true);
        chart.expect("GRADE_ROSE", "mrd", 2, relapse);
    }

    /** What nurses chart every hour, so that no feed falls silent; every 8 h they ask for ICE where T cells are at work. */
    private void rounds(Instant end) {
        int hours = 0;
        for (Instant at = start.minus(MINUTE.multipliedBy(20)); !at.isAfter(end); at = at.plus(ROUNDS)) {
            boolean febrile = course == Course.IEC_HS && !at.isBefore(onset);
            Vitals now = (febrile ? Vitals.WELL.warm(38.8) : Vitals.WELL).noisy(random);
            chart.vital(at, "TEMPERATURE", now.temperatureText(), "Cel");
            chart.vital(at, "HEART_RATE", Integer.toString(now.heartRate()), "/min");
            chart.vital(at, "SPO2", Integer.toString(now.saturation()), "%");
            chart.vital(at, "SYSTOLIC_BP", Integer.toString(now.systolic()), "mm[Hg]");
            if (hours++ % 8 == 0 && chart.tCells()) {
                chart.add(at, "neuro").put("finding", "ICE").put("score", 10);
                chart.add(at, "neuro").put("finding", "CONSCIOUSNESS").put("value", "ALERT");
            }
        }
    }
}
