// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.grading.crs.AstctCrs;
import org.cytovigil.core.grading.icans.AstctIcans;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.junit.jupiter.api.Test;

/** All combinations of discretised inputs against a table that was written down by hand from Lee 2019. */
class AstctTableTest {
    private static final Instant AT = Instant.parse("2026-01-15T08:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("p1");

    /** Support with the flow in L/min, and the grade that table 2 gives it. */
    private static final Map<String, Integer> OXYGEN = new LinkedHashMap<>();

    /** Vasopressors, and the grade that table 2 gives them. */
    private static final Map<String, Integer> PRESSORS = new LinkedHashMap<>();

    static {
        OXYGEN.put("unknown", 0);
        OXYGEN.put("ROOM_AIR", 0);
        OXYGEN.put("BLOW_BY", 2);
        OXYGEN.put("NASAL_CANNULA 0.5", 2);
        OXYGEN.put("NASAL_CANNULA 6", 2);
        OXYGEN.put("NASAL_CANNULA 6.0", 2);
        OXYGEN.put("NASAL_CANNULA 6.1", 3);
        OXYGEN.put("HIGH_FLOW_NASAL_CANNULA 5", 3);
        OXYGEN.put("SIMPLE_MASK 5", 3);
        OXYGEN.put("VENTURI_MASK", 3);
        OXYGEN.put("NON_REBREATHER", 3);
        OXYGEN.put("CPAP", 4);
        OXYGEN.put("BIPAP", 4);
        OXYGEN.put("INVASIVE_VENTILATION", 4);
        PRESSORS.put("", 0);
        PRESSORS.put("norepinephrine", 3);
        PRESSORS.put("norepinephrine noradrenaline", 3);
        PRESSORS.put("norepinephrine vasopressin", 3);
        PRESSORS.put("vasopressin", 3);
        PRESSORS.put("norepinephrine epinephrine", 4);
        PRESSORS.put("norepinephrine epinephrine vasopressin", 4);
        PRESSORS.put("dobutamine", 0);
        PRESSORS.put("midodrine", 0);
    }

    @Test
    void crsIsTheWorseOfHypotensionAndHypoxiaBehindTheFeverGate() {
        for (String temperature : new String[] {"unknown", "37.9", "38.0", "39.5"}) {
            for (String pressure : new String[] {"unknown", "118", "84"}) {
                PRESSORS.forEach((drugs, byDrugs) -> OXYGEN.forEach((support, byOxygen) -> {
                    int byPressure = pressure.equals("84") ? 2 : 0;
                    boolean fever = temperature.equals("38.0") || temperature.equals("39.5");
                    int organs = Math.max(byDrugs > 0 ? byDrugs : byPressure, byOxygen);
                    Assessment found = crs(temperature, pressure, drugs, support);
                    String input = temperature + " / " + pressure + " / " + drugs + " / " + support;
                    assertThat(found.grade()).as(input).isEqualTo(fever ? Math.max(1, organs) : 0);
                    boolean known = !temperature.equals("unknown")
                            && (!pressure.equals("unknown") || byDrugs > 0)
                            && !support.equals("unknown");
                    assertThat(found.completeness())
                            .as(input)
                            .isEqualTo(known ? Completeness.COMPLETE : Completeness.PARTIAL);
                    assertThat(found.upper()).as(input).isEqualTo(known ? found.grade() : 4);
                }));
            }
        }
    }

    private static Assessment crs(String temperature, String pressure, String drugs, String support) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new PatientDetails(header("age"), null, new BigDecimal(45), null, null, null, null, null));
        facts.add(new NeuroFinding(header("tremor"), new Finding.Tremor()));
        if (!temperature.equals("unknown")) {
            facts.add(measured("t", Parameter.TEMPERATURE, temperature, AT));
        }
        if (!pressure.equals("unknown")) {
            facts.add(measured("s1", Parameter.SYSTOLIC_BP, pressure, AT));
            facts.add(measured("s2", Parameter.SYSTOLIC_BP, pressure, AT.plus(Duration.ofMinutes(5))));
        }
        for (String drug : drugs.isEmpty() ? new String[0] : drugs.split(" ", -1)) {
            facts.add(new MedicationAction(header(drug), drug, MedicationVerb.STARTED, null, null));
        }
        if (!support.equals("unknown")) {
            String[] words = support.split(" ", -1);
            facts.add(new OxygenSupport(
                    header("o"),
                    OxygenDevice.valueOf(words[0]),
                    words.length > 1 ? new BigDecimal(words[1]) : null,
                    null,
                    OxygenIndication.RESPIRATORY));
        }
        return assess(new AstctCrs(), facts);
    }

    @Test
    void icansIsTheWorstOfItsDomains() {
        for (int ice = 0; ice <= 10; ice++) {
            for (Finding.Level level : Finding.Level.values()) {
                for (Finding.Weakness weakness : Finding.Weakness.values()) {
                    for (Finding.OedemaSign sign : Finding.OedemaSign.values()) {
                        List<Fact> facts = new ArrayList<>();
                        facts.add(new NeuroFinding(header("i"), new Finding.Ice(ice, ice)));
                        facts.add(new NeuroFinding(header("c"), new Finding.Consciousness(level)));
                        facts.add(new NeuroFinding(header("m"), new Finding.Motor(weakness)));
                        facts.add(new NeuroFinding(header("e"), new Finding.CerebralOedema(sign)));
                        assertThat(assess(new AstctIcans(), facts).grade())
                                .as("ICE %d, %s, %s, %s", ice, level, weakness, sign)
                                .isEqualTo(Math.max(
                                        Math.max(byIce(ice, level), byLevel(level)),
                                        Math.max(weakness == Finding.Weakness.NONE ? 0 : 4, byOedema(sign))));
                    }
                }
            }
        }
    }

    private static int byIce(int ice, Finding.Level level) {
        if (ice == 0) {
            return level == Finding.Level.UNAROUSABLE ? 4 : 3;
        }
        return ice <= 2 ? 3 : ice <= 6 ? 2 : ice <= 9 ? 1 : 0;
    }

    private static int byLevel(Finding.Level level) {
        return switch (level) {
            case ALERT -> 0;
            case SPONTANEOUS -> 1;
            case TO_VOICE -> 2;
            case TO_TACTILE -> 3;
            case UNAROUSABLE -> 4;
        };
    }

    private static int byOedema(Finding.OedemaSign sign) {
        return sign == Finding.OedemaSign.NONE ? 0 : sign == Finding.OedemaSign.FOCAL ? 3 : 4;
    }

    @Test
    void capdGoesFromOneStraightToThree() {
        for (int score = 0; score <= 32; score++) {
            List<Fact> facts = new ArrayList<>();
            facts.add(new PatientDetails(header("age"), null, new BigDecimal(8), null, null, null, null, null));
            facts.add(new NeuroFinding(header("c"), new Finding.Capd(score)));
            assertThat(assess(new AstctIcans(), facts).grade())
                    .as("CAPD %d", score)
                    .isEqualTo(score == 0 ? 0 : score <= 8 ? 1 : 3);
        }
    }

    private static Assessment assess(GradingSystem<?> system, List<Fact> facts) {
        Instant until = AT.plus(Duration.ofMinutes(6));
        return new ConvergedGrades(new GradingCatalogue(List.of(system)), GradingRules.defaults())
                .lines(facts, until).stream()
                        .reduce((first, second) -> second)
                        .map(line -> line.span().assessment())
                        .orElse(new Assessment(
                                0, 4, Completeness.PARTIAL, java.util.Set.of(), List.of(), List.of("everything")));
    }

    private static FactHeader header(String id) {
        return header(id, AT);
    }

    private static FactHeader header(String id, Instant at) {
        return new FactHeader(PATIENT, id, at, at, "", FactStatus.FINAL);
    }

    private static Measured measured(String id, Parameter parameter, String value, Instant at) {
        return new Measured(
                header(id, at), parameter, Quantity.of(value), Site.UNSPECIFIED, Method.SPOT, null, null, false, false);
    }
}
