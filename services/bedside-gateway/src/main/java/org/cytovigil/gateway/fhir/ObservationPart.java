// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cytovigil.gateway.codes.DisownedValues;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * A value with its code, of the observation itself or of a component.
 *
 * @param component whether it is one
 * @param noValueSaid whether a reason is given why there is no value
 */
record ObservationPart(
        String path,
        CodeableConcept code,
        @Nullable Type value,
        boolean component,
        boolean noValueSaid,
        List<CodeableConcept> interpretations) {
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /** The observation itself first, then its components. */
    static List<ObservationPart> of(Observation observation) {
        List<ObservationPart> parts = new ArrayList<>();
        parts.add(new ObservationPart(
                "Observation",
                observation.getCode(),
                observation.getValue(),
                false,
                observation.hasDataAbsentReason(),
                observation.getInterpretation()));
        for (int index = 0; index < observation.getComponent().size(); index++) {
            ObservationComponentComponent component = observation.getComponent().get(index);
            parts.add(new ObservationPart(
                    "Observation.component[" + index + "]",
                    component.getCode(),
                    component.getValue(),
                    true,
                    component.hasDataAbsentReason(),
                    component.getInterpretation()));
        }
        return parts;
    }

    /** One of several values of it, each known as a component is. */
    ObservationPart divided() {
        return new ObservationPart(path, code, value, true, noValueSaid, interpretations);
    }

    /** The element of the value. */
    String valuePath() {
        return path + ".value[x]";
    }

    /** Whether a reason is given why there is no value: beside it, at the value itself, or at the number in it. */
    boolean isAbsent() {
        return noValueSaid
                || (value != null
                        && (value.hasExtension(ABSENT)
                                || (value instanceof Quantity quantity
                                        && quantity.getValueElement().hasExtension(ABSENT))));
    }

    /** Whether its sender says that the value is worth nothing. */
    boolean isDisowned(boolean laboratory) {
        return interpretations.stream()
                .flatMap(concept -> Stream.concat(
                        Stream.ofNullable(concept.getText()),
                        concept.getCoding().stream().map(Coding::getCode)))
                .filter(Objects::nonNull)
                .anyMatch(flag -> DisownedValues.disowns(flag, laboratory));
    }
}
