// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.grading.CrsAxes.Door;
import org.cytovigil.core.grading.CrsAxes.Gate;
import org.cytovigil.core.grading.CrsAxes.Known;
import org.cytovigil.core.grading.CrsAxes.Pressors;
import org.cytovigil.core.grading.CrsAxes.Pressure;
import org.cytovigil.core.grading.CrsAxes.Saturation;
import org.cytovigil.core.grading.CrsAxes.Support;
import org.junit.jupiter.api.Test;

/** Combinations of discretised inputs of CRS against a table that was written down by hand from Lee 2019. */
class CrsTableTest {
    private static final String CRS = "astct-crs-2019";

    /** One combination. */
    record Input(Gate gate, Pressure pressure, Pressors pressors, Support support, boolean old, Saturation saturation) {
        Input with(Gate other) {
            return new Input(other, pressure, pressors, support, old, saturation);
        }

        Input with(Pressure other) {
            return new Input(gate, other, pressors, support, old, saturation);
        }

        Input with(Pressors other) {
            return new Input(gate, pressure, other, support, old, saturation);
        }

        Input with(Support device, Saturation spo2) {
            return new Input(gate, pressure, pressors, device, old, spo2);
        }

        Assessment graded() {
            Bedside bed = new Bedside();
            bed.aged(45, null);
            gate.facts().accept(bed);
            pressure.facts().accept(bed);
            for (String drug : pressors.drugs().isEmpty()
                    ? new String[0]
                    : pressors.drugs().split(" ", -1)) {
                bed.drug(Duration.ofMinutes(10), drug, MedicationVerb.STARTED);
            }
            if (support.device()) {
                bed.oxygen(CrsAxes.charted(old), support.words());
            }
            saturation.facts().accept(bed);
            return bed.now(CRS);
        }

        @Override
        public String toString() {
            return String.join(
                    " / ",
                    gate.name(),
                    pressure.name(),
                    pressors.drugs(),
                    support.words() + (old ? " 12 h ago" : ""),
                    saturation.name());
        }
    }

    @Test
    void everyCombinationIsGradedAsTheTableSays() {
        long combinations = CrsGrid.chosen()
                .peek(input -> {
                    Assessment found = input.graded();
                    assertThat(found.grade() + " " + found.upper() + " " + found.completeness() + " " + found.flags())
                            .as(input.toString())
                            .isEqualTo(expected(input));
                })
                .count();
        assertThat(combinations).isGreaterThan(19_000);
    }

    private static String expected(Input input) {
        int organs = Math.max(hypotension(input), hypoxia(input));
        Door door = input.gate().door();
        boolean opens = door == Door.FEBRILE || door == Door.CARRIED;
        int grade = opens ? Math.max(organs, door == Door.FEBRILE ? 1 : 0) : 0;
        Set<Flag> flags = flags(input);
        if (organs > 0 && (door == Door.MASKED || door == Door.DISPUTED)) {
            if (door == Door.MASKED) {
                flags.add(Flag.MASKED_FEVER_POSSIBLE);
            }
            return "0 " + organs + " INDETERMINATE " + flags;
        }
        if (!allFresh(input)) {
            return grade + " 4 PARTIAL " + flags;
        }
        if (input.support().missingFlow()) {
            return grade + " " + Math.max(grade, 3) + " PARTIAL " + flags;
        }
        return grade + " " + grade + " COMPLETE " + flags;
    }

    private static int hypotension(Input input) {
        return input.pressors().grade() > 0
                ? input.pressors().grade()
                : input.pressure().low() ? 2 : 0;
    }

    private static int hypoxia(Input input) {
        boolean desaturated = input.support().roomAir() && input.saturation().low();
        boolean forTheAirway = input.support().words().matches(".* (AIRWAY_PROTECTION|PROCEDURE)");
        if (forTheAirway && input.saturation().low()) {
            return 4;
        }
        return desaturated ? 2 : input.support().grade();
    }

    private static Known oxygenation(Input input) {
        Known charted = !input.support().device() ? Known.NEVER : input.old() ? Known.STALE : Known.FRESH;
        Known measured = input.saturation().known();
        return charted.compareTo(measured) > 0 ? charted : measured;
    }

    private static boolean allFresh(Input input) {
        return input.gate().known() == Known.FRESH
                && (input.pressors().counts() || input.pressure().known() == Known.FRESH)
                && oxygenation(input) == Known.FRESH;
    }

    private static Set<Flag> flags(Input input) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(input.pressors().flags());
        boolean stale = input.gate().known() == Known.STALE
                || (!input.pressors().counts() && input.pressure().known() == Known.STALE)
                || oxygenation(input) == Known.STALE;
        if (stale) {
            flags.add(Flag.STALE);
        }
        if (input.gate().door() == Door.DISPUTED) {
            flags.add(Flag.ATTRIBUTED_OTHER);
        }
        if (input.support().missingFlow()) {
            flags.add(Flag.FLOW_MISSING);
        }
        if (!input.support().device() && input.saturation().known() != Known.NEVER) {
            flags.add(Flag.OXYGEN_DEVICE_UNKNOWN);
        }
        int device = input.support().grade();
        if ((device == 2 || device == 3) && input.saturation().comfortable()) {
            flags.add(Flag.O2_NEED_UNCONFIRMED);
        }
        return flags;
    }

    @Test
    void chronicSupportIsNotToxicity() {
        for (String[] row : new String[][] {{"2", "1", "1"}, {"2", "2", "1"}, {"2", "2.1", "2"}, {"7", "7.5", "3"}}) {
            Bedside bed = new Bedside();
            bed.aged(45, CrsAxes.home(row[0]));
            bed.measured(Duration.ofMinutes(5), org.cytovigil.core.measure.Parameter.TEMPERATURE, "38.5");
            bed.oxygen(Duration.ofMinutes(5), "NASAL_CANNULA " + row[1]);
            assertThat(bed.now(CRS).grade())
                    .as("%s L/min at home, %s now", row[0], row[1])
                    .isEqualTo(Integer.parseInt(row[2]));
        }
    }
}
