// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/** A scenario with what the secondary scales look at besides: laboratory results, doses of vasopressors, weights, plasma. */
public final class ScaleScenario {
    private static final String[] DRUGS = {
        "norepinephrine", "norepinephrine", "epinephrine", "dopamine", "phenylephrine", "vasopressin", "metaraminol"
    };
    private static final Duration[] STEPS = {
        Duration.ZERO,
        Duration.ofSeconds(1),
        Duration.ofMinutes(59),
        Duration.ofHours(3),
        Duration.ofHours(3),
        Duration.ofSeconds(10_799),
        Duration.ofHours(12),
        Duration.ofHours(24),
        Duration.ofHours(36),
        Duration.ofDays(29),
        Duration.ofDays(30)
    };
    private final Dice dice;
    private final List<Fact> facts;
    private Instant now;
    private int count;

    private ScaleScenario(Dice dice, List<Fact> facts) {
        this.dice = dice;
        this.facts = facts;
        now = dice.any(facts).at();
    }

    /** The scenario of a seed. */
    public static Scenario of(long seed) {
        Scenario base = Scenario.of(seed);
        Dice dice = new Dice(~seed);
        ScaleScenario more = new ScaleScenario(dice, new ArrayList<>(base.facts()));
        boolean doses = dice.percent(50);
        boolean laboratory = dice.percent(70);
        for (int left = 2 + dice.below(14); left > 0; left--) {
            more.next(doses, laboratory);
        }
        boolean later = dice.percent(70);
        return new Scenario(
                List.copyOf(more.facts),
                later && base.until() != null ? more.now.plusSeconds(dice.below(100_000)) : base.until());
    }

    private void next(boolean doses, boolean laboratory) {
        boolean far = dice.percent(6);
        now = dice.percent(30)
                ? dice.any(facts).at()
                : now.plus(STEPS[dice.below(far ? STEPS.length : STEPS.length - 2)]);
        if (doses && dice.percent(55)) {
            dose();
        } else if (laboratory && dice.percent(70)) {
            result();
        } else {
            switch (dice.below(4)) {
                case 0 -> add(Parameter.WEIGHT, dice.any("18", "50", "100", "120.5", ">60"), null, null, "");
                case 1 ->
                    drug(dice.any("plasma", "cryoprecipitate", "fibrinogen concentrate"), MedicationVerb.GIVEN, null);
                case 2 -> add(Parameter.TEMPERATURE, "38.6", null, null, "");
                default -> therapy();
            }
        }
    }

    private void dose() {
        drug(dice.any(DRUGS), dice.any(MedicationVerb.STARTED, MedicationVerb.RATE, MedicationVerb.RATE), "");
        if (dice.percent(15)) {
            drug(dice.any(DRUGS), MedicationVerb.STOPPED, null);
        }
        if (dice.percent(20)) {
            drug(dice.any(DRUGS), MedicationVerb.GIVEN, "");
        }
    }

    private void drug(String name, MedicationVerb verb, @Nullable String rate) {
        String unit =
                dice.any("ug/min", "ug/min", "ug/kg/min", "ug/kg/min", "mg/h", "ng/kg/min", "ug/kg/h", "furlong/h");
        String dose = switch (unit) {
            case "ug/min" -> dice.any("4", "9.99", "10", "10.01", "20", "100", "200");
            case "ug/kg/min" -> dice.any("0.05", "0.1", "0.2", "0.19", "5", "10");
            case "mg/h" -> dice.any("0.3", "0.6", "1.2", "12");
            case "ng/kg/min" -> dice.any("100", "200", "199");
            default -> dice.any("6", "12");
        };
        boolean told = rate != null && dice.percent(85);
        facts.add(new MedicationAction(
                header(""),
                name,
                null,
                verb,
                told ? new BigDecimal(dose) : null,
                told ? unit : null,
                dice.percent(75) ? null : dice.any("A", "B"),
                verb == MedicationVerb.GIVEN && rate != null
                        ? now.plus(dice.any(Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6)))
                        : null));
    }

    private void result() {
        Parameter lab = dice.any(
                Parameter.CREATININE,
                Parameter.ALT,
                Parameter.AST,
                Parameter.BILIRUBIN_TOTAL,
                Parameter.FIBRINOGEN,
                Parameter.QTCF);
        String value = switch (lab) {
            case CREATININE -> dice.any("0.8", "1.2", "1.8", "1.81", "3.6", "3.7", "7.2", "7.21");
            case BILIRUBIN_TOTAL -> dice.any("0.9", "1.0", "1.5", "1.6", "3.0", "3.1", "10", "10.1");
            case FIBRINOGEN -> dice.any("49", "50", "60", "99", "150", "199", "200", "350");
            case QTCF -> dice.any("449", "450", "480", "481", "500", "501", "521");
            default -> dice.any("40", "41", "120", "121", "200", "201", "800", "801");
        };
        String bound = dice.percent(85) ? "" : dice.any("<", ">");
        String uln = lab == Parameter.CREATININE ? "1.2" : lab == Parameter.BILIRUBIN_TOTAL ? "1.0" : "40";
        boolean limits = dice.percent(60);
        boolean lower = lab == Parameter.FIBRINOGEN;
        add(
                lab,
                bound + value,
                limits && lower ? dice.any("200", "200", "180") : null,
                limits && !lower && lab != Parameter.QTCF ? dice.percent(85) ? uln : "2" : null,
                dice.any("", "", "", "lab-b"));
    }

    private void add(Parameter parameter, String value, @Nullable String lln, @Nullable String uln, String source) {
        facts.add(new Measured(
                header(source),
                parameter,
                Quantity.parse(value).orElseThrow(),
                Site.UNSPECIFIED,
                Method.SPOT,
                lln == null ? null : Quantity.of(lln),
                uln == null ? null : Quantity.of(uln),
                false,
                false));
    }

    private void therapy() {
        facts.stream()
                .filter(TherapyStep.class::isInstance)
                .map(TherapyStep.class::cast)
                .findFirst()
                .ifPresent(step -> facts.add(step.under(header(""))));
    }

    private FactHeader header(String source) {
        String id = Integer.toHexString(dice.below(16)) + "-s" + ++count;
        return new FactHeader(facts.get(0).patient(), id, now, now, source, FactStatus.FINAL);
    }
}
