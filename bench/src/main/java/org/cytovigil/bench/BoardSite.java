// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cytovigil.kafka.Topics;
import org.cytovigil.schema.bedside.VitalSignObserved;
import org.cytovigil.schema.course.PatientRecord;
import org.cytovigil.schema.grading.FeedStatus;
import org.cytovigil.schema.grading.ToxicityGraded;

/** What a large site has on its board, as the grader and the monitors would publish it. */
final class BoardSite {
    private static final List<String> SYSTEMS =
            List.of("astct-crs-2019", "astct-icans-2019", "ctcae-crs-5", "lee-crs-2014", "news2-2017", "icaht-2023");
    private static final List<String> PARAMETERS = List.of("HEART_RATE", "SPO2", "MEAN_BP", "RESPIRATORY_RATE");
    private static final List<String> VALUES = List.of("82", "97", "78", "16");
    private static final int WARDS = 20;

    private final PagingSite site;
    private final int patients;

    BoardSite(PagingSite site, int patients) {
        this.site = site;
        this.patients = patients;
    }

    static String patient(int number) {
        return "bed-" + number;
    }

    /** Each patient with a ward, grades of six scales, and two feeds. */
    void fill() {
        Instant now = Instant.now();
        for (int i = 0; i < patients; i++) {
            String patient = patient(i);
            site.publish(
                    Topics.PATIENT,
                    patient,
                    PatientRecord.newBuilder()
                            .setPatient(patient)
                            .setAt(now)
                            .setUnit("W" + i % WARDS)
                            .setSetting("INPATIENT")
                            .build());
            for (String system : SYSTEMS) {
                grade(patient, system, 0, now.minus(Duration.ofHours(3)));
            }
            for (String feed : List.of("CONTINUOUS_VITALS", "LABS")) {
                FeedStatus status = FeedStatus.newBuilder()
                        .setPatient(patient)
                        .setUnit("W" + i % WARDS)
                        .setFeed(feed)
                        .setStatus("LIVE")
                        .setLastAt(now)
                        .setSince(now.minus(Duration.ofHours(3)))
                        .build();
                site.publish(Topics.FEED_STATUS, patient + "|" + feed, status);
            }
        }
    }

    /** A grade of a patient from then on. */
    void grade(String patient, String system, int grade, Instant from) {
        ToxicityGraded graded = ToxicityGraded.newBuilder()
                .setLineId(patient + system + from)
                .setPatient(patient)
                .setGradingSystem(system)
                .setGrade(grade)
                .setUpper(grade)
                .setCompleteness("COMPLETE")
                .setFrom(from)
                .setKnownAt(Instant.now())
                .setFlags(List.of())
                .setBecause(List.of())
                .setMissing(List.of())
                .setEdition("bench")
                .setSupersedes(List.of())
                .build();
        site.publish(Topics.GRADES_CURRENT, patient + "|" + system, graded);
    }

    /** Samples of all patients by turns, so many a second, until interrupted. */
    Thread monitors(int perSecond) {
        Thread monitors = new Thread(
                () -> {
                    long start = System.nanoTime();
                    for (long i = 0; !Thread.currentThread().isInterrupted(); i++) {
                        long left = start + TimeUnit.SECONDS.toNanos(i) / perSecond - System.nanoTime();
                        if (left > 0) {
                            LockSupport.parkNanos(left);
                        }
                        sample(i);
                    }
                },
                "monitors");
        monitors.setDaemon(true);
        monitors.start();
        return monitors;
    }

    private void sample(long number) {
        int kind = (int) (number / patients % PARAMETERS.size());
        String patient = patient((int) (number % patients));
        VitalSignObserved sample = VitalSignObserved.newBuilder()
                .setPatient(patient)
                .setId("v" + number)
                .setAt(Instant.now())
                .setParameter(PARAMETERS.get(kind))
                .setValue(VALUES.get(kind))
                .setMethod("CONTINUOUS")
                .build();
        site.publish(Topics.VITALS, patient, sample);
    }
}
