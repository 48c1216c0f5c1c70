// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
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
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.replay.HistoryBlock;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.grader.store.StateCodec;

/**
 * One patient on a monitor: seven vital signs at 1 Hz with noise, one second in a hundred lost, hypotensive for ten
 * minutes of every second hour, and what nurses chart each hour; and how large what is kept of it becomes.
 */
final class MonitoredStay {
    private static final Instant START = Instant.parse("2026-01-10T00:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("m1");
    private static final List<Parameter> PANEL = List.of(
            Parameter.WBC,
            Parameter.ANC,
            Parameter.HAEMOGLOBIN,
            Parameter.PLATELETS,
            Parameter.CREATININE,
            Parameter.BILIRUBIN_TOTAL,
            Parameter.ALT,
            Parameter.AST,
            Parameter.LDH,
            Parameter.URATE,
            Parameter.POTASSIUM,
            Parameter.PHOSPHATE,
            Parameter.CALCIUM,
            Parameter.ALBUMIN,
            Parameter.CRP,
            Parameter.FERRITIN,
            Parameter.FIBRINOGEN,
            Parameter.TRIGLYCERIDES,
            Parameter.LIPASE,
            Parameter.WEIGHT);
    private final Random random;
    private final MemoryHistory history = new MemoryHistory();
    private final PatientMonitor monitor;
    private final StateCodec codec;
    private int largestHot;
    private long sequence;

    MonitoredStay(SignalGraph graph, long seed) {
        this.random = new Random(seed);
        this.monitor = new PatientMonitor(PATIENT, graph, history, PatientState.EMPTY);
        this.codec = new StateCodec(graph);
    }

    /**
     * What is kept.
     *
     * @param hot largest size that the hot part had, serialised
     * @param all hot part, blocks and facts together at the end, serialised
     */
    record Size(int hot, int all) {}

    /** A panel each morning for so many days before, of a patient who was given what the scales watch. */
    MonitoredStay withLaboratoryOf(int days) {
        Instant first = START.minus(Duration.ofDays(days));
        Admission.facts(() -> header(first), 40).forEach(this::accept);
        for (int day = 0; day < days; day++) {
            Instant morning = first.plus(Duration.ofDays(day)).plus(Duration.ofHours(6));
            for (Parameter parameter : PANEL) {
                BigDecimal value = new BigDecimal(10 + random.nextInt(90)).movePointLeft(1);
                accept(new Measured(
                        header(morning), parameter, Quantity.of(value.toPlainString()), Site.UNSPECIFIED, Method.SPOT));
            }
        }
        for (Product product : List.of(Product.INOTUZUMAB_OZOGAMICIN, Product.TISAGENLECLEUCEL)) {
            accept(new TherapyStep(header(START), product, TherapyPhase.INFUSED, null, null, null, null));
        }
        return this;
    }

    Size run(Duration length) {
        for (long second = 0; second < length.toSeconds(); second++) {
            Instant now = START.plusSeconds(second);
            if (random.nextInt(100) > 0) {
                samples(now, second);
            }
            if (second % 3600 == 0) {
                charted(now);
            }
            if (second % 60 == 0) {
                largestHot = Math.max(largestHot, codec.write(monitor.state()).length);
            }
        }
        int all = codec.write(monitor.state()).length;
        for (HistoryBlock block : history.blocks()) {
            all += codec.write(block).length;
        }
        for (Fact fact : history.facts(Instant.MIN, Instant.MAX)) {
            all += codec.write(fact).length;
        }
        return new Size(largestHot, all);
    }

    private void samples(Instant now, long second) {
        int dip = second / 600 % 12 == 5 ? 33 : 0;
        int systolic = 116 + noise(4) - dip;
        int diastolic = systolic * 6 / 10 + noise(2);
        measured(now, Parameter.SYSTOLIC_BP, Integer.toString(systolic), Method.ARTERIAL_LINE);
        measured(now, Parameter.DIASTOLIC_BP, Integer.toString(diastolic), Method.ARTERIAL_LINE);
        measured(now, Parameter.MEAN_BP, Integer.toString((systolic + 2 * diastolic) / 3), Method.ARTERIAL_LINE);
        measured(now, Parameter.HEART_RATE, Integer.toString(90 + noise(6)), Method.CONTINUOUS);
        measured(now, Parameter.RESPIRATORY_RATE, Integer.toString(18 + noise(3)), Method.CONTINUOUS);
        measured(now, Parameter.SPO2, Integer.toString(97 + noise(1)), Method.CONTINUOUS);
        measured(now, Parameter.TEMPERATURE, "37." + (2 + random.nextInt(6)), Method.CONTINUOUS);
    }

    private void charted(Instant now) {
        accept(new NeuroFinding(header(now), new Finding.Ice(10)));
        accept(new OxygenSupport(
                header(now), OxygenDevice.NASAL_CANNULA, new BigDecimal(2), null, OxygenIndication.RESPIRATORY));
        accept(new MedicationAction(header(now), "norepinephrine", MedicationVerb.RATE, new BigDecimal(5), "ug/min"));
        measured(now, Parameter.TEMPERATURE, "38." + random.nextInt(9), Method.SPOT);
        measured(now, Parameter.SYSTOLIC_BP, Integer.toString(110 + noise(9)), Method.SPOT);
        measured(now, Parameter.ANC, "0." + (2 + random.nextInt(7)), Method.SPOT);
    }

    private void measured(Instant now, Parameter parameter, String value, Method method) {
        accept(new Measured(header(now), parameter, Quantity.of(value), Site.UNSPECIFIED, method));
    }

    private FactHeader header(Instant now) {
        return new FactHeader(PATIENT, "m" + sequence++, now, now, "monitor-1", FactStatus.FINAL);
    }

    private void accept(Fact fact) {
        monitor.accept(List.of(fact), fact.arrivedAt());
        if (!monitor.nextDue().isAfter(fact.arrivedAt())) {
            monitor.tick(fact.arrivedAt());
        }
    }

    private int noise(int width) {
        return random.nextInt(2 * width + 1) - width;
    }
}
