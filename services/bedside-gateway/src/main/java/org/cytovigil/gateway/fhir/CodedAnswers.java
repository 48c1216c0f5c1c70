// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.gateway.codes.CodedFact;
import org.cytovigil.gateway.codes.Vocabularies;
import org.cytovigil.gateway.reception.SentEvent;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** What a value of any type answers to a finding, a marker or a result under a code of the site. */
@Singleton
class CodedAnswers {
    private static final Pattern NUMBER = Pattern.compile("(?:[<>]=?)?-?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
    private static final Pattern GRADE = Pattern.compile("(?:[Gg]rade\\s*)?([0-5])");

    private final ObservedQuantities quantities;

    CodedAnswers(ObservedQuantities quantities) {
        this.quantities = quantities;
    }

    /** The codes of a concept, their systems under the names of our tables. */
    static List<Code> codes(CodeableConcept concept) {
        List<Code> found = new ArrayList<>();
        for (Coding coding : concept.getCoding()) {
            if (coding.hasCode()) {
                found.add(new Code(Vocabularies.named(coding.getSystem()), coding.getCode()));
            }
        }
        return found;
    }

    /** The value as an answer; one of a type that answers nothing says a word that no table knows. */
    CodedFact told(Type value) {
        if (value instanceof CodeableConcept concept) {
            List<Code> codes = codes(concept);
            return new CodedFact(
                    codes, concept.hasText() && codes.isEmpty() ? List.of(concept.getText()) : List.of(), null, null);
        }
        if (value instanceof BooleanType flag) {
            return flag.booleanValue() ? CodedFact.yes() : CodedFact.no();
        }
        if (value instanceof Quantity || value instanceof IntegerType || isNumber(value)) {
            SentEvent number = new SentEvent("");
            quantities.fill(number, value);
            return new CodedFact(List.of(), List.of(), number.text("value"), number.text("unit"));
        }
        return new CodedFact(List.of(), List.of(value instanceof StringType text ? text.getValue() : "?"), null, null);
    }

    private static boolean isNumber(Type value) {
        return value instanceof StringType text
                && NUMBER.matcher(text.getValue()).matches();
    }

    /** A grade of CTCAE in a severity: a code from 0 to 5, or a text such as Grade 3. */
    static Optional<String> grade(CodeableConcept severity) {
        List<String> texts = new ArrayList<>();
        texts.add(severity.hasText() ? severity.getText() : "");
        severity.getCoding().forEach(coding -> texts.add(coding.hasCode() ? coding.getCode() : ""));
        return texts.stream()
                .map(text -> GRADE.matcher(text.strip()))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst();
    }

    /** Who found it: the name that the reference shows, else its id. */
    static @Nullable String by(Reference who) {
        String id = who.getReferenceElement_().getValue();
        return who.hasDisplay() ? who.getDisplay() : id == null ? null : id.substring(id.lastIndexOf('/') + 1);
    }
}
