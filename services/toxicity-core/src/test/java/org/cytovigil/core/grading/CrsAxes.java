// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.Cause;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.measure.Parameter;

/**
 * The discretised inputs of CRS with what Lee 2019, table 2, and docs/clinical/crs.md say of each, written down by
 * hand.
 */
final class CrsAxes {
    /** How an input is known. */
    enum Known {
        NEVER,
        STALE,
        FRESH
    }

    /** What the gate does. */
    enum Door {
        CLOSED,
        /** Open and febrile: at least grade 1. */
        FEBRILE,
        /** Open although there is no fever now. */
        CARRIED,
        /** Closed by a masking drug before any fever. */
        MASKED,
        /** Closed by a clinician who holds another cause. */
        DISPUTED
    }

    record Gate(String name, Door door, Known known, Consumer<Bedside> facts) {
        /** Whether nothing but temperatures decides it. */
        boolean onlyTemperatures() {
            return door != Door.CARRIED && door != Door.MASKED && door != Door.DISPUTED;
        }
    }

    record Pressure(String name, boolean low, Known known, Consumer<Bedside> facts) {}

    record Pressors(String drugs, int grade, boolean counts, List<Flag> flags) {}

    /** @param missingFlow a cannula that counts without its flow */
    record Support(String words, int grade, boolean device, boolean roomAir, boolean missingFlow) {
        static Support of(String words, int grade) {
            return new Support(words, grade, true, false, false);
        }
    }

    record Saturation(String name, boolean low, boolean comfortable, Known known, Consumer<Bedside> facts) {}

    private static final Duration RECENT = Duration.ofMinutes(5);
    private static final Duration OLD = Duration.ofHours(13);

    static final List<Gate> GATES = List.of(
            new Gate("no temperature", Door.CLOSED, Known.NEVER, bed -> {}),
            gate("37.9", Door.CLOSED, Known.FRESH, bed -> temperature(bed, RECENT, "37.9")),
            gate("37.95", Door.CLOSED, Known.FRESH, bed -> temperature(bed, RECENT, "37.95")),
            gate("37.9, 13 h ago", Door.CLOSED, Known.STALE, bed -> temperature(bed, OLD, "37.9")),
            gate("38.0", Door.FEBRILE, Known.FRESH, bed -> temperature(bed, RECENT, "38.0")),
            gate("38.0, 13 h ago", Door.FEBRILE, Known.STALE, bed -> temperature(bed, OLD, "38.0")),
            gate(
                    "38.0, 30 h ago and none since",
                    Door.FEBRILE,
                    Known.STALE,
                    bed -> temperature(bed, Duration.ofHours(30), "38.0")),
            gate("38.0 within 24 h, then 37.0", Door.FEBRILE, Known.FRESH, bed -> {
                temperature(bed, Duration.ofHours(24).minusSeconds(1), "38.0");
                temperature(bed, RECENT, "37.0");
            }),
            gate("38.0 two days ago, 37.0 ever since", Door.CLOSED, Known.FRESH, bed -> {
                temperature(bed, Duration.ofHours(50), "38.0");
                temperature(bed, Duration.ofHours(49), "37.0");
                temperature(bed, RECENT, "37.0");
            }),
            gate("38.0 exactly 24 h ago, findings since the gate was open", Door.CARRIED, Known.FRESH, bed -> {
                temperature(bed, Duration.ofHours(24), "38.0");
                temperature(bed, RECENT, "37.0");
            }),
            gate("episode kept open by a vasopressor, antipyretic given", Door.CARRIED, Known.FRESH, bed -> {
                temperature(bed, Duration.ofHours(40), "39.0");
                bed.drug(Duration.ofHours(39), "norepinephrine", MedicationVerb.STARTED);
                bed.drug(Duration.ofHours(38), "paracetamol", MedicationVerb.GIVEN);
                bed.drug(Duration.ofHours(20), "norepinephrine", MedicationVerb.STOPPED);
                temperature(bed, RECENT, "37.0");
            }),
            gate("earlier episode, tocilizumab works", Door.CARRIED, Known.FRESH, bed -> {
                temperature(bed, Duration.ofHours(90), "39.0");
                bed.drug(Duration.ofHours(80), "tocilizumab", MedicationVerb.GIVEN);
                temperature(bed, RECENT, "37.0");
            }),
            gate("paracetamol before any fever", Door.MASKED, Known.FRESH, bed -> {
                bed.drug(Duration.ofHours(2), "paracetamol", MedicationVerb.GIVEN);
                temperature(bed, RECENT, "37.0");
            }),
            gate("paracetamol 6 h ago, no fever ever", Door.CLOSED, Known.FRESH, bed -> {
                bed.drug(Duration.ofHours(6), "paracetamol", MedicationVerb.GIVEN);
                temperature(bed, RECENT, "37.0");
            }),
            gate("39.0 of another cause", Door.DISPUTED, Known.FRESH, bed -> {
                temperature(bed, RECENT, "39.0");
                bed.judged(Duration.ofMinutes(4), Toxicity.CRS, Cause.OTHER);
            }));

    static final List<Pressure> PRESSURES = List.of(
            new Pressure("no pressure", false, Known.NEVER, bed -> {}),
            pressure("118", false, Known.FRESH, bed -> systolic(bed, RECENT, "118")),
            pressure("90", false, Known.FRESH, bed -> systolic(bed, Duration.ofMinutes(20), "90")),
            pressure("one 84 just now", false, Known.FRESH, bed -> systolic(bed, RECENT, "84")),
            pressure("84 twice", true, Known.FRESH, bed -> {
                systolic(bed, Duration.ofMinutes(7), "84");
                systolic(bed, RECENT, "84");
            }),
            pressure("84 twice within 2 min", false, Known.FRESH, bed -> {
                systolic(bed, Duration.ofSeconds(419), "84");
                systolic(bed, RECENT, "84");
            }),
            pressure("89.9, 15 min ago", true, Known.FRESH, bed -> systolic(bed, Duration.ofMinutes(15), "89.9")),
            pressure("84, then 118", false, Known.FRESH, bed -> {
                systolic(bed, Duration.ofMinutes(20), "84");
                systolic(bed, Duration.ofMinutes(6), "118");
            }),
            pressure(
                    "mean 64", true, Known.FRESH, bed -> bed.measured(Duration.ofMinutes(16), Parameter.MEAN_BP, "64")),
            pressure(
                    "mean 65",
                    false,
                    Known.FRESH,
                    bed -> bed.measured(Duration.ofMinutes(16), Parameter.MEAN_BP, "65")),
            pressure("118, 13 h ago", false, Known.STALE, bed -> systolic(bed, OLD, "118")),
            pressure("84, 13 h ago", true, Known.STALE, bed -> systolic(bed, OLD, "84")),
            pressure("arterial 80 for 2 min", true, Known.FRESH, bed -> {
                for (int seconds = 0; seconds <= 120; seconds += 60) {
                    bed.measured(Duration.ofSeconds(seconds), Parameter.SYSTOLIC_BP, "80", Method.ARTERIAL_LINE);
                }
            }));

    static final List<Pressors> PRESSORS = List.of(
            new Pressors("", 0, false, List.of()),
            new Pressors("norepinephrine", 3, true, List.of()),
            new Pressors("norepinephrine noradrenaline", 3, true, List.of()),
            new Pressors("norepinephrine vasopressin", 3, true, List.of()),
            new Pressors("vasopressin", 3, true, List.of(Flag.VASOPRESSIN_ONLY)),
            new Pressors("terlipressin vasopressin", 3, true, List.of(Flag.VASOPRESSIN_ONLY)),
            new Pressors("norepinephrine epinephrine", 4, true, List.of()),
            new Pressors("norepinephrine epinephrine vasopressin", 4, true, List.of()),
            new Pressors("norepinephrine dobutamine", 3, true, List.of(Flag.INOTROPE_NOT_COUNTED)),
            new Pressors("dobutamine", 0, false, List.of(Flag.INOTROPE_NOT_COUNTED)),
            new Pressors("midodrine", 0, false, List.of()));

    static final List<Support> SUPPORTS = List.of(
            new Support("", 0, false, true, false),
            new Support("ROOM_AIR", 0, true, true, false),
            new Support("NASAL_CANNULA 0", 0, true, true, false),
            Support.of("BLOW_BY", 2),
            new Support("NASAL_CANNULA", 2, true, false, true),
            Support.of("NASAL_CANNULA 0.5", 2),
            Support.of("NASAL_CANNULA 6", 2),
            Support.of("NASAL_CANNULA 6.0", 2),
            Support.of("NASAL_CANNULA 6.1", 3),
            Support.of("HIGH_FLOW_NASAL_CANNULA 5", 3),
            Support.of("SIMPLE_MASK 5", 3),
            Support.of("VENTURI_MASK", 3),
            Support.of("NON_REBREATHER", 3),
            Support.of("CPAP", 4),
            Support.of("CPAP SLEEP_APNOEA_BASELINE", 0),
            Support.of("BIPAP", 4),
            Support.of("INVASIVE_VENTILATION", 4),
            Support.of("INVASIVE_VENTILATION AIRWAY_PROTECTION", 0),
            Support.of("INVASIVE_VENTILATION PROCEDURE", 0));

    static final List<Saturation> SATURATIONS = List.of(
            new Saturation("no saturation", false, false, Known.NEVER, bed -> {}),
            saturation("97", false, true, Known.FRESH, bed -> spo2(bed, RECENT, "97")),
            saturation("90", false, false, Known.FRESH, bed -> spo2(bed, RECENT, "90")),
            saturation("one 88 just now", false, false, Known.FRESH, bed -> spo2(bed, RECENT, "88")),
            saturation("88 for 20 min", true, false, Known.FRESH, bed -> spo2(bed, Duration.ofMinutes(20), "88")),
            saturation("88 twice", true, false, Known.FRESH, bed -> {
                spo2(bed, Duration.ofMinutes(7), "88");
                spo2(bed, RECENT, "89.9");
            }),
            saturation("97, 13 h ago", false, false, Known.STALE, bed -> spo2(bed, OLD, "97")));

    private CrsAxes() {}

    /** When support is charted: a while ago, or too long ago. */
    static Duration charted(boolean stale) {
        return stale ? Duration.ofHours(12) : Duration.ofMinutes(30);
    }

    /** The patient uses this cannula at home. */
    static Baseline home(String flow) {
        return new Baseline(OxygenDevice.NASAL_CANNULA, new java.math.BigDecimal(flow), null, null, null, null);
    }

    private static Gate gate(String name, Door door, Known known, Consumer<Bedside> facts) {
        return new Gate(name, door, known, facts);
    }

    private static Pressure pressure(String name, boolean low, Known known, Consumer<Bedside> facts) {
        return new Pressure(name, low, known, facts);
    }

    private static Saturation saturation(
            String name, boolean low, boolean comfortable, Known known, Consumer<Bedside> facts) {
        return new Saturation(name, low, comfortable, known, facts);
    }

    private static void temperature(Bedside bed, Duration ago, String value) {
        bed.measured(ago, Parameter.TEMPERATURE, value);
    }

    private static void systolic(Bedside bed, Duration ago, String value) {
        bed.measured(ago, Parameter.SYSTOLIC_BP, value);
    }

    private static void spo2(Bedside bed, Duration ago, String value) {
        bed.measured(ago, Parameter.SPO2, value);
    }
}
