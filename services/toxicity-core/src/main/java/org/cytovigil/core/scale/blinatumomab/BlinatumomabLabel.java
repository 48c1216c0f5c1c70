// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.fact.Indication;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.table.CsvTable;

/**
 * Doses, supervision, premedication and interruptions of blinatumomab (docs/clinical/blinatumomab.md; tables beside
 * this class).
 */
public final class BlinatumomabLabel {
    /** Id of the system. */
    public static final String ID = "blinatumomab-label";

    /** The label and its versions. */
    static final String SOURCE = "Blincyto USPI 2024-2025";

    /** Stands in the tables for every later cycle: intake takes numbers up to 1000. */
    private static final int ANY_LATER = 99;

    static final Duration SAME_CYCLE = Duration.ofDays(7);

    private final List<List<String>> doses;
    private final List<List<String>> supervision;
    private final List<List<String>> premedication;

    private BlinatumomabLabel() {
        doses = CsvTable.beside(BlinatumomabLabel.class, "blinatumomab-doses.csv");
        supervision = CsvTable.beside(BlinatumomabLabel.class, "blinatumomab-supervision.csv");
        premedication = CsvTable.beside(BlinatumomabLabel.class, "blinatumomab-premedication.csv");
    }

    /** Reads the tables from the class path. */
    public static BlinatumomabLabel load() {
        return new BlinatumomabLabel();
    }

    /**
     * The dose of a day of infusion.
     *
     * @param cycle from 1
     * @param day of infusion in the cycle, 1 to 28
     * @return empty outside the days of infusion, and when the weight is unknown
     */
    public Optional<LabelDose> dose(Indication indication, int cycle, int day, WeightBand weight) {
        return doses.stream()
                .filter(row -> row.get(0).equals(indication.name()) && within(row, 1, cycle) && within(row, 3, day))
                .filter(row -> row.get(5).equals(weight.name()))
                .map(row -> new LabelDose(
                        new BigDecimal(row.get(6)),
                        row.get(7),
                        row.get(8).isEmpty() ? null : new BigDecimal(row.get(8)),
                        row.get(9)))
                .findFirst();
    }

    /** Whether the label steps the dose up in a cycle, on day 8. */
    public boolean stepped(Indication indication, int cycle) {
        return !dose(indication, cycle, 7, WeightBand.FROM_45_KG)
                .equals(dose(indication, cycle, 8, WeightBand.FROM_45_KG));
    }

    /** Recommended days in hospital from the start of a cycle; 0 means supervision of the start only. */
    public int hospitalDays(Indication indication, int cycle) {
        return Integer.parseInt(supervisionRow(indication, cycle).get(3));
    }

    /** What the label says about the place of the first days of a cycle. */
    public LabelAction supervision(Indication indication, int cycle) {
        List<String> row = supervisionRow(indication, cycle);
        return new LabelAction("SUPERVISION", row.get(4), row.get(5));
    }

    private List<String> supervisionRow(Indication indication, int cycle) {
        return supervision.stream()
                .filter(row -> row.get(0).equals(indication.name()) && within(row, 1, cycle))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cycle " + cycle));
    }

    /** The premedication that the label asks for on an occasion, if any. */
    public Optional<LabelAction> premedication(Indication indication, boolean adult, int cycle, Occasion occasion) {
        return premedication.stream()
                .filter(row -> row.get(0).equals(indication.name())
                        && row.get(1).equals(adult ? "ADULT" : "CHILD")
                        && row.get(2).equals(occasion.name())
                        && within(row, 3, cycle))
                .map(row -> new LabelAction("PREMEDICATION_" + occasion, row.get(5), row.get(6)))
                .findFirst();
    }

    /** The codes of what an interruption that has lasted so long asks for; none below 4 hours. */
    static List<String> interruptionCodes(GradingRules rules, Duration lasted) {
        if (lasted.compareTo(rules.duration(RuleKey.BLINATUMOMAB_INTERRUPTION)) < 0) {
            return List.of();
        }
        boolean newCycle = lasted.compareTo(SAME_CYCLE) > 0;
        return List.of("INTERRUPTION_PREMEDICATE", newCycle ? "INTERRUPTION_NEW_CYCLE" : "INTERRUPTION_SAME_CYCLE");
    }

    /** What the label says while the infusion runs. */
    public LabelAction whileRunning() {
        return LabelTexts.action("NO_DRIVING", WeightBand.FROM_45_KG);
    }

    private static boolean within(List<String> row, int from, int told) {
        int number = Math.min(told, ANY_LATER);
        return Integer.parseInt(row.get(from)) <= number && number <= Integer.parseInt(row.get(from + 1));
    }
}
