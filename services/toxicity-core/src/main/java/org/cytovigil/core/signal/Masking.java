// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;

/** The drugs that can hide a fever: when they were given and how long each works (clinical.md 1.4). */
public final class Masking {
    private record Given(Instant at, Instant until, String evidence) {}

    private final List<Given> doses;

    private Masking(List<Given> doses) {
        this.doses = List.copyOf(doses);
    }

    /** Reads them from a chart. */
    public static Masking of(Chart chart, DrugTable drugs) {
        List<Given> doses = new ArrayList<>();
        TreeMap<String, MedicationAction> running = new TreeMap<>();
        for (MedicationAction action : chart.of(MedicationAction.class)) {
            drugs.find(action.drug()).filter(drug -> drug.role().masksFever()).ifPresent(drug -> {
                MedicationAction started = running.remove(drug.substance());
                if (started != null) {
                    doses.add(new Given(started.at(), action.at().plus(drug.masking()), started.id()));
                }
                if (action.verb() == MedicationVerb.GIVEN) {
                    doses.add(new Given(action.at(), action.at().plus(drug.masking()), action.id()));
                } else if (action.verb() != MedicationVerb.STOPPED) {
                    running.put(drug.substance(), action);
                }
            });
        }
        running.values().forEach(action -> doses.add(new Given(action.at(), Instant.MAX, action.id())));
        return new Masking(doses);
    }

    /** Whether a dose works at an instant. */
    public boolean worksAt(Instant instant) {
        return doses.stream().anyMatch(dose -> !dose.at().isAfter(instant) && instant.isBefore(dose.until()));
    }

    /** Whether a dose was given between two instants, both included. */
    public boolean givenBetween(Instant from, Instant to) {
        return doses.stream()
                .anyMatch(dose -> !dose.at().isBefore(from) && !dose.at().isAfter(to));
    }

    /** Instants at which an effect begins or ends. */
    public List<Instant> instants() {
        List<Instant> instants = new ArrayList<>();
        for (Given dose : doses) {
            instants.add(dose.at());
            if (!dose.until().equals(Instant.MAX)) {
                instants.add(dose.until());
            }
        }
        return instants;
    }
}
