// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cytovigil.core.fact.DrugCode;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.table.CsvTable;

/** The drugs that grading knows by name and code, read from the tables beside this class. */
public final class DrugTable {
    /**
     * A drug that grading knows.
     *
     * @param substance one name for all its synonyms, so that two lines of one drug count once
     * @param maskingRule key of the rule how long one dose can hide a fever; empty for drugs that cannot
     */
    public record Drug(String substance, DrugRole role, String maskingRule) {
        /** Whether anything is graded by it. */
        public boolean matters() {
            return role != DrugRole.OTHER;
        }

        /**
         * The same in the eye, on the skin or inhaled, where it does none of this to the circulation; an anaesthetic gas
         * is inhaled always.
         */
        Drug appliedLocally() {
            return role == DrugRole.SEDATIVE_GAS ? this : new Drug(substance, DrugRole.OTHER, "");
        }
    }

    /** Charts repeat their names; a store of so many spares reading them again. */
    private static final int REMEMBERED = 4096;

    private static final DrugReading UNKNOWN = new DrugReading.Unknown();

    private final DrugNames names;
    private final Map<String, Drug> codes;
    private final Map<String, Drug> classes;
    private final Map<String, Drug> ofSite;
    private final Map<String, DrugReading> readings = new ConcurrentHashMap<>();

    private DrugTable(DrugNames names, Map<String, Drug> codes, Map<String, Drug> classes, Map<String, Drug> ofSite) {
        this.names = names;
        this.codes = Map.copyOf(codes);
        this.classes = Map.copyOf(classes);
        this.ofSite = Map.copyOf(ofSite);
    }

    /** The table that comes with the product, read once. */
    public static DrugTable standard() {
        return Standard.TABLE;
    }

    /** The table that comes with the product, with the rows of a site. */
    public static DrugTable with(SiteDrugs site) {
        DrugTable standard = standard();
        if (site.names().isEmpty() && site.codes().isEmpty()) {
            return standard;
        }
        Map<String, Drug> codes = new HashMap<>(standard.codes);
        codes.putAll(site.codes());
        return new DrugTable(standard.names, codes, standard.classes, site.names());
    }

    private static final class Standard {
        private static final DrugTable TABLE = load();
    }

    /** Reads the tables from the class path. */
    public static DrugTable load() {
        Map<String, Drug> names = new HashMap<>();
        Map<String, Drug> codes = new HashMap<>();
        Map<String, Drug> substances = new HashMap<>();
        for (List<String> cells : CsvTable.beside(DrugTable.class, "drugs.csv")) {
            Drug drug = drug(cells.get(1), cells.get(2), cells.get(3));
            names.put(cells.get(0), drug);
            substances.put(drug.substance(), drug);
            if (!cells.get(4).isEmpty()) {
                codes.putIfAbsent(DrugCode.Vocabulary.ATC + cells.get(4), drug);
            }
        }
        for (List<String> cells : CsvTable.beside(DrugTable.class, "rxnorm.csv")) {
            codes.put(DrugCode.Vocabulary.RXNORM + cells.get(0), Objects.requireNonNull(substances.get(cells.get(1))));
        }
        Map<String, Drug> classes = new HashMap<>();
        for (List<String> cells : CsvTable.beside(DrugTable.class, "drug-classes.csv")) {
            classes.put(cells.get(0), drug(cells.get(1), cells.get(2), cells.get(3)));
        }
        return new DrugTable(new DrugNames(Map.copyOf(names)), codes, classes, Map.of());
    }

    private static Drug drug(String substance, String role, String masking) {
        return new Drug(substance, DrugRole.valueOf(role), masking);
    }

    /** What a charted name is. */
    public DrugReading read(String name) {
        if (name.isBlank()) {
            return UNKNOWN;
        }
        DrugReading known = readings.get(name);
        if (known != null) {
            return known;
        }
        Drug ours = ofSite.isEmpty() ? null : ofSite.get(SiteDrugs.normal(name));
        DrugReading reading = ours == null ? names.read(name) : new DrugReading.Known(ours);
        if (readings.size() < REMEMBERED) {
            readings.put(name, reading);
        }
        return reading;
    }

    /** All names that the table lists; those of the site are names as charted and not among them. */
    public Set<String> names() {
        return names.known();
    }

    /** The drug of a code; a code of the ATC that is not listed by itself stands for its class. */
    public Optional<Drug> find(DrugCode code) {
        Drug listed = codes.get(code.system() + code.code());
        if (listed != null || code.system() != DrugCode.Vocabulary.ATC) {
            return Optional.ofNullable(listed);
        }
        return classes.entrySet().stream()
                .filter(entry -> code.code().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What a charted name means for grading, if anything. */
    public Optional<Drug> find(String name) {
        return read(name) instanceof DrugReading.Known known ? Optional.of(known.drug()) : Optional.empty();
    }

    /** What a charted drug means for grading, if anything: by its name, else by its code. */
    public Optional<Drug> find(MedicationAction action) {
        DrugCode code = action.code();
        Optional<Drug> named = find(action.drug());
        return named.isPresent() || code == null ? named : find(code);
    }
}
