// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.LeukaemiaMarker;
import org.cytovigil.core.fact.MarkerName;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.MrdAssay;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;

/** A seeded history of a patient under several therapies, with values on both sides of the limits of their scales. */
public final class TherapyScenario {
    private static final Instant START = Instant.parse("2026-01-15T00:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("p1");

    private static final Baseline USUAL =
            new Baseline(null, null, new BigDecimal("0.8"), new BigDecimal(400), null, null);
    private static final Baseline USUAL_AND_OTHERS = new Baseline(
            null,
            null,
            null,
            new BigDecimal("0.8"),
            null,
            null,
            null,
            new BigDecimal(30),
            new BigDecimal(81),
            new BigDecimal("1.9"),
            null,
            Map.of(
                    Parameter.URATE, new BigDecimal(5),
                    Parameter.POTASSIUM, new BigDecimal(4),
                    Parameter.CALCIUM, new BigDecimal(9),
                    Parameter.ALBUMIN, new BigDecimal(3),
                    Parameter.ANC, new BigDecimal("0.4"),
                    Parameter.QTCF, new BigDecimal(420),
                    Parameter.WEIGHT, new BigDecimal(80)));
    private final Dice dice;
    private final Duration span;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Instant> instants = new ArrayList<>();
    private final Set<String> sampled = new HashSet<>();

    private TherapyScenario(long seed, Duration span) {
        this.dice = new Dice(seed);
        this.span = span;
    }

    /** The history of a seed, in order of nothing, over so much time. */
    public static List<Fact> of(long seed, Duration span) {
        TherapyScenario scenario = new TherapyScenario(seed, span);
        int count = 10 + scenario.dice.below(50);
        scenario.person();
        scenario.therapy();
        for (int i = 0; i < count; i++) {
            scenario.next();
        }
        return List.copyOf(scenario.facts);
    }

    /** Often so long after another that a window of some scale just ends. */
    private Instant at() {
        boolean near = !instants.isEmpty() && dice.percent(45);
        Instant at = near
                ? dice.any(instants)
                        .plus(dice.any(
                                Duration.ZERO,
                                Duration.ofHours(1),
                                Duration.ofHours(12),
                                Duration.ofHours(24),
                                Duration.ofHours(24).minusSeconds(1),
                                Duration.ofHours(48),
                                Duration.ofHours(72),
                                Duration.ofDays(7)))
                : START.plusSeconds(dice.below((int) span.toSeconds()));
        Instant end = START.plus(span);
        Instant inside = at.isAfter(end) ? end : at;
        instants.add(inside);
        return inside;
    }

    private FactHeader header() {
        Instant at = at();
        String source = dice.any("", "", "", "lab-b");
        return new FactHeader(
                PATIENT, Integer.toHexString(dice.below(16)) + "-" + facts.size(), at, at, source, FactStatus.FINAL);
    }

    private void person() {
        if (dice.percent(85)) {
            Baseline baseline = dice.percent(50) ? null : dice.percent(50) ? USUAL : USUAL_AND_OTHERS;
            FactHeader header = new FactHeader(PATIENT, "person", START, START, "", FactStatus.FINAL);
            facts.add(new PatientDetails(
                    header,
                    null,
                    new BigDecimal(dice.any("45", "45", "8", "16", "15")),
                    dice.percent(50) ? new BigDecimal(80) : null,
                    null,
                    null,
                    null,
                    baseline));
        }
    }

    private void therapy() {
        Product product = dice.any(Product.class);
        TherapyPhase phase = product.isCarT() || product == Product.INOTUZUMAB_OZOGAMICIN
                ? dice.any(TherapyPhase.INFUSED, TherapyPhase.INFUSED, TherapyPhase.PLANNED)
                : dice.any(TherapyPhase.class);
        facts.add(new TherapyStep(header(), product, phase, 1, null, null, null));
    }

    private void next() {
        switch (dice.below(20)) {
            case 0 -> therapy();
            case 1, 2, 3 -> finding();
            case 4 -> marker();
            case 5 -> mrd();
            case 6 -> drug();
            case 7 -> oxygen();
            case 8 -> neuro();
            case 9 -> vital();
            case 10 -> feed();
            default -> result();
        }
    }

    private void result() {
        Parameter lab = LaboratoryLevels.any(dice);
        String value = LaboratoryLevels.any(dice, lab);
        measured(lab, dice.percent(6) ? dice.any("<", ">") + value : value, LaboratoryLevels.upperLimit(lab), "20");
    }

    private void measured(Parameter parameter, String value, String uln, String lln) {
        boolean limits = dice.percent(70);
        facts.add(new Measured(
                header(),
                parameter,
                Quantity.parse(value).orElseThrow(),
                Site.UNSPECIFIED,
                Method.SPOT,
                limits ? Quantity.of(lln) : null,
                limits ? Quantity.of(uln) : null,
                false,
                false));
    }

    private void vital() {
        Parameter vital = dice.any(
                Parameter.TEMPERATURE,
                Parameter.HEART_RATE,
                Parameter.RESPIRATORY_RATE,
                Parameter.SPO2,
                Parameter.SYSTOLIC_BP,
                Parameter.CAPILLARY_REFILL);
        facts.add(new Measured(header(), vital, VitalLevels.any(dice, vital), Site.UNSPECIFIED, Method.SPOT));
    }

    /** A few samples of a feed, some of them within one minute. */
    private void feed() {
        Parameter vital = dice.any(
                Parameter.TEMPERATURE,
                Parameter.HEART_RATE,
                Parameter.RESPIRATORY_RATE,
                Parameter.SPO2,
                Parameter.SYSTOLIC_BP);
        Instant at = at();
        for (int i = dice.below(5); i >= 0; i--) {
            sample(vital, at, Method.CONTINUOUS);
            if (vital == Parameter.SYSTOLIC_BP && dice.percent(50)) {
                sample(vital, at, Method.ARTERIAL_LINE);
            }
            at = at.plusSeconds(dice.any(1, 20, 59, 60, 61, 400));
        }
    }

    private void sample(Parameter vital, Instant at, Method method) {
        if (sampled.add(vital + " " + method + " " + at)) {
            FactHeader header = new FactHeader(PATIENT, "s" + facts.size(), at, at, "", FactStatus.FINAL);
            facts.add(new Measured(header, vital, VitalLevels.any(dice, vital), Site.UNSPECIFIED, method));
        }
    }

    private void finding() {
        FindingKind kind = dice.any(FindingKind.class);
        FindingValue value = kind == FindingKind.HVPG
                ? new FindingValue.Amount(new BigDecimal(dice.any("9", "10")), "mm[Hg]")
                : kind == FindingKind.ASCITES && dice.percent(50)
                        ? new FindingValue.Extent(dice.any(FindingValue.Degree.class))
                        : new FindingValue.Present(dice.percent(75));
        Integer grade = dice.percent(40) ? Integer.valueOf(dice.below(5)) : null;
        facts.add(new ClinicalFinding(header(), kind, value, dice.percent(50), grade, ""));
    }

    private void marker() {
        MarkerName name = dice.any(MarkerName.BCR_ABL1, MarkerName.CD19, MarkerName.CD22);
        facts.add(new LeukaemiaMarker(header(), name, dice.any("POSITIVE", "NEGATIVE", "DIM"), null, null));
    }

    private void mrd() {
        MrdAssay assay = new MrdAssay(
                dice.percent(20) ? null : Boolean.valueOf(dice.percent(50)),
                new BigDecimal(dice.any("0.00001", "0.0001", "0.0002")),
                dice.percent(50) ? null : new BigDecimal("0.00005"),
                dice.any(MrdAssay.Technique.PCR, MrdAssay.Technique.FLOW),
                dice.any(MrdAssay.Target.IG_TR, MrdAssay.Target.BCR_ABL1_P190));
        facts.add(new Measured(
                header(),
                Parameter.MRD,
                Quantity.of(dice.any("0", "0.00004", "0.00005", "0.0001", "0.0005", "0.005")),
                Site.UNSPECIFIED,
                Method.SPOT,
                null,
                null,
                false,
                false,
                assay));
    }

    private void drug() {
        facts.add(new MedicationAction(
                header(),
                dice.any("filgrastim", "anakinra", "dexamethasone", "norepinephrine", "paracetamol"),
                dice.any(MedicationVerb.GIVEN, MedicationVerb.STARTED, MedicationVerb.STOPPED),
                null,
                null));
    }

    private void oxygen() {
        String flow = dice.any("", "1", "3", "6", "8");
        facts.add(new OxygenSupport(
                header(),
                dice.any(OxygenDevice.class),
                flow.isEmpty() ? null : new BigDecimal(flow),
                null,
                OxygenIndication.RESPIRATORY));
    }

    private void neuro() {
        Finding found = switch (dice.below(4)) {
            case 0 -> new Finding.Seizure(true, null, true);
            case 1 -> new Finding.Consciousness(dice.any(Finding.Level.class));
            case 2 -> new Finding.Behaviour(dice.any(Finding.Conduct.class));
            default -> new Finding.Ice(dice.below(11));
        };
        facts.add(new NeuroFinding(header(), found));
    }
}
