// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;

/**
 * A ward after CAR T, seeded. Monitors send seven vital signs each second of the patients that have one (three in ten); of
 * all events one in a hundred is charted by people: vital signs (some minutes late), laboratory results, ICE, oxygen and
 * drugs. Some patients are ill: febrile, hypotensive for a while, on oxygen or a vasopressor.
 */
final class WardStream {
    /** One event in so many is charted by people: still several times what nurses do. */
    private static final int CHARTED = 100;

    private static final int MONITORED_OF_TEN = 3;
    private static final int VITAL_SIGNS = 7;

    /** Vital signs that the monitors of ten patients send each second. */
    static final int SAMPLES_OF_TEN = MONITORED_OF_TEN * VITAL_SIGNS;

    private final Random random;
    private final List<PatientKey> patients = new ArrayList<>();
    private final int monitored;
    private Instant now = Instant.parse("2026-01-10T00:00:00Z");
    private long sequence;

    WardStream(int size, long seed) {
        this.random = new Random(seed);
        this.monitored = Math.max(1, size * MONITORED_OF_TEN / 10);
        for (int i = 0; i < size; i++) {
            patients.add(new PatientKey("b" + i));
        }
    }

    /** Who they are and what they were given. */
    List<Fact> admissions() {
        List<Fact> facts = new ArrayList<>();
        for (PatientKey patient : patients) {
            facts.addAll(Admission.facts(() -> header(patient, now), 20 + random.nextInt(50)));
        }
        return facts;
    }

    /** At least so many events of the next seconds, in order of arrival. */
    List<Fact> next(int events) {
        List<Fact> facts = new ArrayList<>(events + 4096);
        while (facts.size() < events) {
            facts.addAll(second(now.plusSeconds(1)));
        }
        return facts;
    }

    /** At least so many vital signs of monitors, of the next seconds. */
    List<Fact> samples(int events) {
        List<Fact> facts = new ArrayList<>(events + 4096);
        while (facts.size() < events) {
            monitors(now.plusSeconds(1), facts);
        }
        return facts;
    }

    /** The events that arrive at an instant. */
    List<Fact> second(Instant at) {
        List<Fact> facts = new ArrayList<>();
        monitors(at, facts);
        int charted = monitored * VITAL_SIGNS / CHARTED;
        for (int i = 0; i < charted; i++) {
            facts.add(charted(random.nextInt(patients.size())));
        }
        return facts;
    }

    private void monitors(Instant at, List<Fact> facts) {
        now = at;
        for (int i = 0; i < monitored; i++) {
            samples(patients.get(i), i, facts);
        }
    }

    /** Makes what comes next happen at an instant. */
    WardStream startingAt(Instant instant) {
        now = instant;
        return this;
    }

    private boolean ill(int patient) {
        return patient % 10 == 3;
    }

    private void samples(PatientKey patient, int index, List<Fact> facts) {
        int dip = ill(index) && now.getEpochSecond() / 600 % 6 == 0 ? 34 : 0;
        int systolic = 118 + noise(4) - dip;
        int diastolic = systolic * 6 / 10 + noise(2);
        facts.add(sample(patient, Parameter.SYSTOLIC_BP, systolic, Method.ARTERIAL_LINE));
        facts.add(sample(patient, Parameter.DIASTOLIC_BP, diastolic, Method.ARTERIAL_LINE));
        facts.add(sample(patient, Parameter.MEAN_BP, (systolic + 2 * diastolic) / 3, Method.ARTERIAL_LINE));
        facts.add(sample(patient, Parameter.HEART_RATE, 88 + noise(6), Method.CONTINUOUS));
        facts.add(sample(patient, Parameter.RESPIRATORY_RATE, 18 + noise(3), Method.CONTINUOUS));
        facts.add(sample(patient, Parameter.SPO2, 96 + noise(1), Method.CONTINUOUS));
        facts.add(new Measured(
                header(patient, now),
                Parameter.TEMPERATURE,
                Quantity.of((ill(index) ? "38." : "36.") + (4 + random.nextInt(3))),
                Site.CORE,
                Method.CONTINUOUS));
    }

    private Fact charted(int index) {
        PatientKey patient = patients.get(index);
        Instant at = now.minus(Duration.ofSeconds(random.nextInt(600)));
        int kind = random.nextInt(20);
        if (kind < 5) {
            return spot(patient, Parameter.TEMPERATURE, (ill(index) ? "38." : "36.") + random.nextInt(10), at);
        }
        if (kind < 9) {
            return spot(patient, Parameter.SYSTOLIC_BP, Integer.toString(112 + noise(10)), at);
        }
        if (kind < 12) {
            return spot(patient, Parameter.SPO2, Integer.toString(96 + noise(2)), at);
        }
        if (kind < 15) {
            return spot(patient, Parameter.CRP, Integer.toString(20 + random.nextInt(60)), at);
        }
        if (kind < 16) {
            return spot(patient, Parameter.ANC, "0." + (4 + random.nextInt(6)), at);
        }
        if (kind < 18) {
            return new NeuroFinding(header(patient, at), new Finding.Ice(10));
        }
        if (kind < 19) {
            OxygenDevice device = ill(index) ? OxygenDevice.NASAL_CANNULA : OxygenDevice.ROOM_AIR;
            BigDecimal flow = ill(index) ? new BigDecimal(2) : null;
            return new OxygenSupport(header(patient, at), device, flow, null, OxygenIndication.RESPIRATORY);
        }
        return new MedicationAction(header(patient, at), "paracetamol", MedicationVerb.GIVEN, null, null);
    }

    private int noise(int width) {
        return random.nextInt(2 * width + 1) - width;
    }

    private FactHeader header(PatientKey patient, Instant at) {
        return new FactHeader(patient, "e" + sequence++, at, now, "bench", FactStatus.FINAL);
    }

    private Measured sample(PatientKey patient, Parameter parameter, int value, Method method) {
        return new Measured(
                header(patient, now), parameter, Quantity.of(Integer.toString(value)), Site.UNSPECIFIED, method);
    }

    private Measured spot(PatientKey patient, Parameter parameter, String value, Instant at) {
        return new Measured(header(patient, at), parameter, Quantity.of(value), Site.UNSPECIFIED, Method.SPOT);
    }
}
