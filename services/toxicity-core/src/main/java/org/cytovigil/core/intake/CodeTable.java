// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;

/** LOINC and MDC codes of the parameters (clinical.md 1.6), read from {@code codes.csv} beside this class. */
public final class CodeTable {
    /**
     * What a code stands for.
     *
     * @param site site of a temperature, UNSPECIFIED where the code does not say
     * @param method ARTERIAL_LINE where the code says so, otherwise SPOT
     */
    public record Meaning(Parameter parameter, Site site, Method method) {}

    private final Map<String, Meaning> meanings;

    private CodeTable(Map<String, Meaning> meanings) {
        this.meanings = Map.copyOf(meanings);
    }

    /** Reads the table from the class path. */
    public static CodeTable load() {
        Map<String, Meaning> table = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(CodeTable.class.getResourceAsStream("codes.csv"), "codes.csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
                String[] cells = line.split(",", -1);
                Site site = cells[3].isEmpty() ? Site.UNSPECIFIED : Site.valueOf(cells[3]);
                Method method = cells[4].isEmpty() ? Method.SPOT : Method.valueOf(cells[4]);
                table.put(cells[0] + ' ' + cells[1], new Meaning(Parameter.valueOf(cells[2]), site, method));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CodeTable(table);
    }

    /** The meaning of a code of a system ({@code LOINC} or {@code MDC}), if it is known. */
    public Optional<Meaning> meaning(String system, String code) {
        return Optional.ofNullable(meanings.get(system + ' ' + code));
    }
}
