// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The drugs that grading knows, read from {@code drugs.csv} beside this class. */
public final class DrugTable {
    /**
     * A drug that grading knows.
     *
     * @param substance one name for all its synonyms, so that two lines of one drug count once
     * @param masking how long one dose can hide a fever; zero for drugs that cannot
     */
    public record Drug(String substance, DrugRole role, Duration masking) {}

    private final Map<String, Drug> drugs;

    private DrugTable(Map<String, Drug> drugs) {
        this.drugs = Map.copyOf(drugs);
    }

    /** Reads the table from the class path. */
    public static DrugTable load() {
        Map<String, Drug> table = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(DrugTable.class.getResourceAsStream("drugs.csv"), "drugs.csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
                String[] cells = line.split(",", -1);
                Duration masking = cells[3].isEmpty() ? Duration.ZERO : Duration.parse(cells[3]);
                table.put(cells[0], new Drug(cells[1], DrugRole.valueOf(cells[2]), masking));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DrugTable(table);
    }

    /** What the drug means for grading, if anything. */
    public Optional<Drug> find(String name) {
        return Optional.ofNullable(drugs.get(name));
    }
}
