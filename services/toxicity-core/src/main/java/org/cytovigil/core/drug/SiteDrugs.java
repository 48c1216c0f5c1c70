// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cytovigil.core.fact.DrugCode;

/**
 * What a site says of names and codes that no table lists: rows {@code name = meaning} apart by semicolons or line ends. A
 * meaning is a name that the tables list, a code of the ATC of which they know the class, or {@code other}: known, and
 * without a part in any grade. A name is the whole name as it is charted, but for case and spaces; {@code atc:CODE} and
 * {@code rxnorm:CODE} stand for codes. A row adds, and never takes away what the tables say.
 */
public final class SiteDrugs {
    private static final Pattern ROWS = Pattern.compile("[;\\n]");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ATC = Pattern.compile("[A-Z]\\d\\d[A-Z]{1,2}(\\d\\d)?");
    private static final String OTHER = "other";
    /** So begins what the tables call a drug of which they know the class alone. */
    private static final String OF_CLASS = "other ";

    private final Map<String, DrugTable.Drug> names = new TreeMap<>();
    private final Map<String, DrugTable.Drug> codes = new TreeMap<>();
    private final Map<String, String> rows = new TreeMap<>();

    private SiteDrugs() {}

    /**
     * Reads rows.
     *
     * @throws IllegalArgumentException naming a row that cannot be, or says less than the tables do
     */
    public static SiteDrugs parse(String text) {
        SiteDrugs site = new SiteDrugs();
        for (String row : ROWS.split(text, -1)) {
            if (!row.isBlank()) {
                site.add(row);
            }
        }
        return site;
    }

    private void add(String row) {
        int equals = row.lastIndexOf('=');
        String name = equals < 0 ? "" : normal(row.substring(0, equals));
        String meaning = equals < 0 ? "" : normal(row.substring(equals + 1));
        if (name.isEmpty() || meaning.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + row.strip() + "' is no row like 'name as charted = norepinephrine'");
        }
        if (rows.put(name, meaning) != null) {
            throw new IllegalArgumentException("'" + name + "' stands there twice");
        }
        Optional<DrugCode> code = code(name);
        DrugTable.Drug drug = drug(name, meaning);
        if (code.isPresent()) {
            addsTo(name, drug, DrugTable.standard().find(code.get()));
            codes.put(code.get().system() + code.get().code(), drug);
        } else {
            addsTo(name, drug);
            names.put(name, drug);
        }
    }

    private static Optional<DrugCode> code(String name) {
        for (DrugCode.Vocabulary system : DrugCode.Vocabulary.values()) {
            String prefix = system.name().toLowerCase(Locale.ROOT) + ":";
            if (name.startsWith(prefix)) {
                String code = name.substring(prefix.length()).strip();
                return Optional.of(new DrugCode(system, code.toUpperCase(Locale.ROOT)));
            }
        }
        return Optional.empty();
    }

    private static DrugTable.Drug drug(String name, String meaning) {
        if (meaning.equals(OTHER)) {
            return new DrugTable.Drug(name, DrugRole.OTHER, "");
        }
        Optional<DrugTable.Drug> listed = DrugTable.standard().find(meaning);
        if (listed.isPresent()) {
            return listed.get();
        }
        String code = meaning.toUpperCase(Locale.ROOT);
        return Optional.of(code)
                .filter(text -> ATC.matcher(text).matches())
                .flatMap(text -> DrugTable.standard().find(new DrugCode(DrugCode.Vocabulary.ATC, text)))
                // Two drugs of one class are two.
                .map(drug -> drug.substance().startsWith(OF_CLASS)
                        ? new DrugTable.Drug(name, drug.role(), drug.maskingRule())
                        : drug)
                .orElseThrow(() -> new IllegalArgumentException("'" + meaning + "', said of '" + name
                        + "', is neither a drug that the tables list, nor a code of a class that they know, nor '"
                        + OTHER
                        + "'"));
    }

    private static void addsTo(String name, DrugTable.Drug drug) {
        DrugReading reading = DrugTable.standard().read(name);
        if (reading instanceof DrugReading.Known known) {
            addsTo(name, drug, Optional.of(known.drug()));
        } else if (reading instanceof DrugReading.Unsettled unsettled && !drug.matters()) {
            throw new IllegalArgumentException("'" + name + "' cannot be without a part: " + unsettled.reason());
        }
    }

    /** What a table says of a drug that matters stands. */
    private static void addsTo(String name, DrugTable.Drug drug, Optional<DrugTable.Drug> listed) {
        boolean oneOfItsClass = listed.isPresent()
                && listed.get().substance().startsWith(OF_CLASS)
                && listed.get().role() == drug.role();
        if (listed.isPresent()
                && listed.get().matters()
                && !oneOfItsClass
                && !listed.get().equals(drug)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is known already, as " + listed.get().substance());
        }
    }

    /** A name as rows and charts are compared. */
    static String normal(String charted) {
        String plain = Normalizer.normalize(charted, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SPACE.matcher(plain.strip()).replaceAll(" ");
    }

    Map<String, DrugTable.Drug> names() {
        return names;
    }

    Map<String, DrugTable.Drug> codes() {
        return codes;
    }

    /** The rows in one form, whatever their order and spaces; empty for none. */
    @Override
    public String toString() {
        return rows.entrySet().stream()
                .map(row -> row.getKey() + "=" + row.getValue())
                .collect(Collectors.joining(";"));
    }
}
