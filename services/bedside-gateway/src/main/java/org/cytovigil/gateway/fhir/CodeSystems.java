// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.gateway.codes.MdcNames;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** The code systems that are read, by any name that their senders give them: a value under {@code https://loinc.org/} counts too. */
final class CodeSystems {
    static final String LOINC = "LOINC";
    static final String MDC = "MDC";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("http://loinc.org", LOINC),
            Map.entry("http://www.loinc.org", LOINC),
            Map.entry("urn:oid:2.16.840.1.113883.6.1", LOINC),
            Map.entry("urn:iso:std:iso:11073:10101", MDC),
            Map.entry("urn:oid:2.16.840.1.113883.6.24", MDC),
            Map.entry("http://www.whocc.no/atc", "ATC"),
            Map.entry("http://fhir.de/codesystem/bfarm/atc", "ATC"),
            Map.entry("http://fhir.de/codesystem/dimdi/atc", "ATC"),
            Map.entry("urn:oid:2.16.840.1.113883.6.73", "ATC"),
            Map.entry("http://www.nlm.nih.gov/research/umls/rxnorm", "RXNORM"),
            Map.entry("urn:oid:2.16.840.1.113883.6.88", "RXNORM"));

    private CodeSystems() {}

    /** LOINC, MDC, ATC or RXNORM; empty for all others. */
    static Optional<String> known(@Nullable String sent) {
        if (sent == null) {
            return Optional.empty();
        }
        String name = sent.strip().toLowerCase(Locale.ROOT).replaceFirst("^https:", "http:");
        return Optional.ofNullable(NAMES.get(name.endsWith("/") ? name.substring(0, name.length() - 1) : name));
    }

    /** The codes of what is measured: LOINC, and of MDC the number or the reference name. */
    static List<Code> measured(CodeableConcept concept, MdcNames names) {
        List<Code> found = new ArrayList<>();
        for (Coding coding : concept.getCoding()) {
            String system = known(coding.getSystem()).orElse("");
            if (system.equals(LOINC) && coding.hasCode()) {
                found.add(new Code(system, coding.getCode()));
            } else if (system.equals(MDC) && coding.hasCode()) {
                found.add(new Code(system, names.code(coding.getCode())));
            }
        }
        return found;
    }
}
