// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** One patient on one course: the events of a stretch of time, and what must result from them. */
public final class VirtualPatient {
    private static final String[] UNITS = {"5W", "6E"};
    private static final Duration ICE_EVERY = Duration.ofHours(8);
    private static final Duration PUMP_EVERY = Duration.ofHours(1);

    private final String key;
    private final Course course;
    private final Instant start;
    private final Pace pace;
    private final Instant onset;
    private final Random random;
    private final EventWriter events;
    private final List<ExpectedAlert> expected = new ArrayList<>();

    private VirtualPatient(String key, int index, Course course, Instant start, Pace pace, Random random) {
        this.key = key;
        this.course = course;
        this.start = start;
        this.pace = pace;
        this.onset = start.plus(pace.firstOnset()).plus(pace.between().multipliedBy(index));
        this.random = random;
        this.events = new EventWriter(key);
    }

    /** What a patient sends, in order of time, and the alerts that must result. */
    public record Story(String patient, Course course, List<SimulatedEvent> events, List<ExpectedAlert> expected) {}

    /** The story of a patient of a ward over a stretch of time. */
    public static Story tell(int index, long seed, Instant start, Duration length, Pace pace) {
        Course course = Course.WARD.get(index % Course.WARD.size());
        String key = String.format("SIM-%d-%03d", seed, index + 1);
        VirtualPatient patient =
                new VirtualPatient(key, index, course, start, pace, new Random(seed * 1_000_003 + index));
        Instant end = start.plus(length);
        patient.admit(index);
        patient.happen();
        patient.pumps(end);
        patient.measure(end);
        patient.assess(end);
        return new Story(
                key,
                course,
                patient.events.events().stream()
                        .filter(event -> !event.sent().isAfter(end))
                        .sorted(Comparator.comparing(SimulatedEvent::sent))
                        .toList(),
                patient.expected.stream()
                        .filter(alert -> !alert.at().isAfter(end))
                        .toList());
    }

    private void admit(int index) {
        Instant before = start.minus(Duration.ofHours(1));
        ObjectNode patient = events.add(before, Way.NURSE, "patient");
        patient.put("ageYears", 19 + random.nextInt(50)).put("weightKg", 55 + random.nextInt(40));
        patient.put("unit", UNITS[index % UNITS.length]).put("setting", "INPATIENT");
        boolean blinatumomab = course == Course.BLINATUMOMAB_CRS_2;
        ObjectNode therapy = events.add(
                start.minus(Duration.ofHours(blinatumomab ? 20 : 60)).minusSeconds(index), Way.NURSE, "therapy");
        therapy.put("product", blinatumomab ? "BLINATUMOMAB" : "TISAGENLECLEUCEL");
        therapy.put("phase", blinatumomab ? "STARTED" : "INFUSED");
        events.oxygen(before, "ROOM_AIR", 0);
        events.lab(before, "ANC", "1.2", "10*9/L");
        events.lab(before, "CRP", Integer.toString(8 + random.nextInt(8)), "mg/L");
        events.lab(before, "FERRITIN", Integer.toString(400 + random.nextInt(300)), "ng/mL");
    }

    private Instant stage(int grade) {
        return onset.plus(pace.stage().multipliedBy(grade - 1L));
    }

    private boolean reached(int grade, Instant at) {
        return course.peak() >= grade && !at.isBefore(stage(grade));
    }

    private void happen() {
        if (course.kind() == Course.Kind.CRS) {
            crs();
        } else if (course.kind() == Course.Kind.ICANS) {
            icans();
        } else if (course == Course.CUFF_ARTEFACT) {
            cuff(onset, 78);
            cuff(onset.plus(Duration.ofMinutes(3)), 116);
        } else if (course == Course.DEHYDRATED) {
            cuff(onset, 84);
            cuff(onset.plus(Duration.ofMinutes(4)), 85);
        }
    }

    private void crs() {
        expect("CRS_ROSE", "astct-crs-2019", 1, false, onset);
        events.vital(onset, "TEMPERATURE", "38.7", "Cel", "SPOT");
        events.lab(onset.plus(Duration.ofMinutes(2)), "CRP", Integer.toString(90 + random.nextInt(60)), "mg/L");
        if (course.peak() < 2) {
            return;
        }
        boolean byOxygen = course == Course.CRS_2_OXYGEN || course == Course.BLINATUMOMAB_CRS_2;
        Instant two = stage(2);
        if (byOxygen) {
            events.oxygen(two, "NASAL_CANNULA", 2);
            expect("CRS_ROSE", "astct-crs-2019", 2, true, two);
        } else {
            Instant again = two.plus(Duration.ofMinutes(3));
            cuff(two, 82);
            cuff(again, 80);
            expect("CRS_ROSE", "astct-crs-2019", 2, true, again);
        }
        events.lab(two, "FERRITIN", Integer.toString(4_000 + random.nextInt(4_000)), "ng/mL");
        if (course.peak() >= 3) {
            events.medication(stage(3), "norepinephrine", "STARTED");
            expect("CRS_ROSE", "astct-crs-2019", 3, true, stage(3));
            events.medication(stage(3).plus(Duration.ofMinutes(1)), "tocilizumab", "GIVEN");
        }
        if (course.peak() >= 4) {
            events.medication(stage(4), "epinephrine", "STARTED");
            expect("CRS_ROSE", "astct-crs-2019", 4, true, stage(4));
        }
    }

    private void icans() {
        ice(stage(1), 8, "ALERT");
        expect("ICANS_ROSE", "astct-icans-2019", 1, true, stage(1));
        if (course.peak() >= 2) {
            ice(stage(2), 5, "ALERT");
            expect("ICANS_ROSE", "astct-icans-2019", 2, true, stage(2));
        }
        if (course.peak() >= 3) {
            Instant over = stage(3).plusSeconds(90);
            Instant charted = stage(3).plusSeconds(120);
            ObjectNode seizure =
                    events.add(stage(3), charted, Way.NURSE, "neuro").put("finding", "SEIZURE");
            seizure.put("kind", "CLINICAL").put("endedAt", over.toString()).put("returnedToBaseline", true);
            expect("ICANS_ROSE", "astct-icans-2019", 3, true, charted);
        }
        if (course.peak() >= 4) {
            events.neuro(stage(4), "CONSCIOUSNESS").put("value", "UNAROUSABLE");
            expect("ICANS_ROSE", "astct-icans-2019", 4, true, stage(4));
        }
    }

    /** Pumps tell their rate every hour. */
    private void pumps(Instant end) {
        if (course.kind() != Course.Kind.CRS) {
            return;
        }
        for (int grade = 3; grade <= course.peak(); grade++) {
            String drug = grade == 3 ? "norepinephrine" : "epinephrine";
            for (Instant at = stage(grade).plus(PUMP_EVERY); !at.isAfter(end); at = at.plus(PUMP_EVERY)) {
                ObjectNode rate = events.add(at, Way.NURSE, "medication").put("drug", drug);
                rate.put("action", "RATE").put("dose", 4).put("unit", "ug/min");
            }
        }
    }

    /** Monitors and cuffs go on measuring whatever happens. */
    private void measure(Instant end) {
        Duration cuffEvery = pace.cuff();
        Instant nextCuff = start.minus(Duration.ofMinutes(10));
        Instant first = start.minus(pace.sample());
        for (Instant at = first; !at.isAfter(end); at = at.plus(pace.sample())) {
            Vitals now = vitals(at).noisy(random);
            events.vital(at, "HEART_RATE", Integer.toString(now.heartRate()), "/min", "CONTINUOUS");
            events.vital(at, "RESPIRATORY_RATE", Integer.toString(now.respiratoryRate()), "/min", "CONTINUOUS");
            events.vital(at, "SPO2", Integer.toString(now.saturation()), "%", "CONTINUOUS");
            if (!nextCuff.isAfter(at)) {
                nextCuff = at.plus(cuffEvery);
                events.vital(at, "TEMPERATURE", now.temperatureText(), "Cel", "SPOT");
                if (!quietCuff(at)) {
                    pressures(at, now);
                }
            }
        }
    }

    /** Near the readings that make the story, the cuff measures nothing else. */
    private boolean quietCuff(Instant at) {
        Duration near = Duration.ofMinutes(12);
        boolean story = course == Course.CUFF_ARTEFACT || course == Course.DEHYDRATED;
        Instant moment = story ? onset : stage(2);
        return (story || course.kind() == Course.Kind.CRS)
                && at.isAfter(moment.minus(Duration.ofMinutes(1)))
                && at.isBefore(moment.plus(near));
    }

    private Vitals vitals(Instant at) {
        Vitals now = Vitals.WELL;
        if (course == Course.WARM && !at.isBefore(onset)) {
            return now.warm(37.85);
        }
        if (course == Course.DEHYDRATED && !at.isBefore(onset)) {
            return now.hypotensive();
        }
        if (course.kind() != Course.Kind.CRS || at.isBefore(onset)) {
            return now;
        }
        now = now.warm(reached(2, at) ? 39.3 : 38.6);
        boolean byOxygen = course == Course.CRS_2_OXYGEN || course == Course.BLINATUMOMAB_CRS_2;
        if (reached(2, at)) {
            now = byOxygen ? now.desaturated() : now.hypotensive();
        }
        return now;
    }

    /** Nurses assess every 8 hours; after a neurological event they find what the course left. */
    private void assess(Instant end) {
        for (Instant at = start.minus(Duration.ofMinutes(30)); !at.isAfter(end); at = at.plus(ICE_EVERY)) {
            if (course.kind() != Course.Kind.ICANS || at.isBefore(onset)) {
                ice(at, 10, "ALERT");
            } else {
                ice(at, reached(2, at) ? 5 : 8, reached(4, at) ? "UNAROUSABLE" : "ALERT");
            }
        }
    }

    private void ice(Instant at, int score, String consciousness) {
        events.neuro(at, "ICE").put("score", score);
        events.neuro(at, "CONSCIOUSNESS").put("value", consciousness);
    }

    private void cuff(Instant at, int systolic) {
        pressures(at, new Vitals(37, systolic, 97, 100, 18));
    }

    private void pressures(Instant at, Vitals now) {
        events.vital(at, "SYSTOLIC_BP", Integer.toString(now.systolic()), "mm[Hg]", "SPOT");
        events.vital(at, "DIASTOLIC_BP", Integer.toString(now.diastolic()), "mm[Hg]", "SPOT");
        events.vital(at, "MEAN_BP", Integer.toString(now.mean()), "mm[Hg]", "SPOT");
    }

    private void expect(String cause, String system, int grade, boolean page, Instant at) {
        expected.add(new ExpectedAlert(key, cause, system, grade, page, at));
    }
}
