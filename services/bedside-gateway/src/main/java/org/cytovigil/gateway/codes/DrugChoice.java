// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.codes;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cytovigil.core.drug.DrugReading;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.DrugCode;

/**
 * Which of several codes and names of one drug is told: the first that the table of drugs knows, else the first. Many send a
 * product before its ingredient.
 */
@Singleton
public final class DrugChoice {
    private final DrugTable drugs;

    /** By the drugs that the site knows. */
    public DrugChoice(DrugTable drugs) {
        this.drugs = drugs;
    }

    /** The code. */
    public Optional<DrugCode> code(List<DrugCode> codes) {
        return codes.stream()
                .filter(this::isKnown)
                .findFirst()
                .or(() -> codes.stream().findFirst());
    }

    /** The name, in small letters; blank ones are none. */
    public Optional<String> name(List<String> sent) {
        List<String> names = sent.stream()
                .filter(name -> !name.isBlank())
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        return names.stream()
                .filter(this::isKnown)
                .findFirst()
                .or(() -> names.stream().findFirst());
    }

    /** By whichever name or code it was sent, the substance; of a drug that nobody knows what was sent. */
    public String substance(Optional<String> name, Optional<DrugCode> code) {
        return code.flatMap(drugs::find)
                .or(() -> name.flatMap(drugs::find))
                .map(DrugTable.Drug::substance)
                .or(() -> code.map(DrugCode::code))
                .or(() -> name)
                .orElse("");
    }

    /** Whether a drug has that code. */
    public boolean isKnown(DrugCode code) {
        return drugs.find(code).isPresent();
    }

    /** Whether the table reads a name; one that intake refuses is not passed over either. */
    public boolean isKnown(String name) {
        return !(drugs.read(name) instanceof DrugReading.Unknown);
    }
}
