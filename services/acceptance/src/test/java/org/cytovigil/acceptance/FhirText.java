// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.lines.JsonFields;

/** Events as FHIR R4 resources: observations and administrations of drugs. */
final class FhirText {
    private static final Map<String, String> STATUS = Map.of(
            "FINAL", "final",
            "PRELIMINARY", "preliminary",
            "CORRECTED", "corrected",
            "ENTERED_IN_ERROR", "entered-in-error");
    private static final Map<String, String> ACTIONS =
            Map.of("GIVEN", "completed", "STARTED", "in-progress", "STOPPED", "on-hold");
    private static final Map<String, String> SYSTEMS = Map.of(
            "CYTOVIGIL",
            "urn:cytovigil:codes",
            "SNOMED",
            "http://snomed.info/sct",
            "LOINC",
            "http://loinc.org",
            "MDC",
            "urn:iso:std:iso:11073:10101",
            "ATC",
            "http://www.whocc.no/atc",
            "RXNORM",
            "http://www.nlm.nih.gov/research/umls/rxnorm");

    /** What of an event its resource tells, with the id that the receiver makes of it. */
    Optional<ObjectNode> said(ObjectNode event) {
        return switch (event.path("type").asText()) {
            case "observation" -> observation(event);
            case "medication" -> medication(event);
            case "finding", "marker" -> ClinicalText.told(event).map(told -> told.put("source", "fhir"));
            default -> Optional.empty();
        };
    }

    private static Optional<ObjectNode> observation(ObjectNode event) {
        Set<String> untold = event.hasNonNull("code") ? Set.of("CONTINUOUS", "ARTERIAL_LINE") : Set.of("CONTINUOUS");
        return ObservationCodes.told(event)
                .filter(told -> !untold.contains(told.path("method").asText()))
                .map(told -> told.put("source", "fhir"));
    }

    private static Optional<ObjectNode> medication(ObjectNode event) {
        String action = event.path("action").asText();
        if (!ACTIONS.containsKey(action)
                || !event.path("status").asText("FINAL").equals("FINAL")) {
            return Optional.empty();
        }
        ObjectNode told = event.deepCopy();
        told.remove("line");
        if (told.path("until").asText().equals(told.path("at").asText())) {
            told.remove("until");
        }
        String id = "MedicationAdministration/" + event.path("id").asText();
        return Optional.of(told.put("source", "fhir").put("id", action.equals("STOPPED") ? id + ":STOPPED" : id));
    }

    /** The resource that tells an event of which something is {@link #said}. */
    ObjectNode resource(ObjectNode event) {
        ObjectNode resource = switch (event.path("type").asText()) {
            case "observation" -> measured(event);
            case "finding", "marker" -> clinical(event);
            default -> given(event);
        };
        resource.put("id", event.path("id").asText())
                .putObject("subject")
                .put("reference", "Patient/" + event.path("patient").asText());
        return resource;
    }

    private static ObjectNode measured(ObjectNode event) {
        ObservationCodes code = ObservationCodes.of(event).orElseThrow();
        ObjectNode resource = JsonFields.MAPPER.createObjectNode().put("resourceType", "Observation");
        resource.put("status", STATUS.get(event.path("status").asText("FINAL")));
        coding(resource.putObject("code"), code.system(), code.code());
        resource.put("effectiveDateTime", event.path("at").asText());
        String value = event.path("value").asText();
        String comparator = value.replaceAll("[-0-9.eE]", "");
        ObjectNode quantity =
                quantity(resource.putObject("valueQuantity"), value.substring(comparator.length()), event.path("unit"));
        if (!comparator.isEmpty()) {
            quantity.put("comparator", comparator);
        }
        if (event.hasNonNull("lln") || event.hasNonNull("uln")) {
            ObjectNode range = resource.putArray("referenceRange").addObject();
            if (event.hasNonNull("lln")) {
                quantity(range.putObject("low"), event.path("lln").asText(), event.path("unit"));
            }
            if (event.hasNonNull("uln")) {
                quantity(range.putObject("high"), event.path("uln").asText(), event.path("unit"));
            }
        }
        return resource;
    }

    private static ObjectNode clinical(ObjectNode event) {
        ObjectNode resource = JsonFields.MAPPER.createObjectNode().put("resourceType", "Observation");
        resource.put("status", STATUS.get(event.path("status").asText("FINAL")));
        coding(resource.putObject("code"), "CYTOVIGIL", ClinicalText.name(event));
        resource.put("effectiveDateTime", event.path("at").asText());
        answer(resource, ClinicalText.value(event), event.path("unit"));
        for (String field : ClinicalText.DETAILS) {
            if (event.hasNonNull(field)) {
                ObjectNode component = resource.withArray("component").addObject();
                coding(component.putObject("code"), "CYTOVIGIL", field.toUpperCase(Locale.ROOT));
                answer(component, event.path(field).asText(), JsonFields.MAPPER.missingNode());
            }
        }
        if (event.hasNonNull("by")) {
            resource.putArray("performer")
                    .addObject()
                    .put("reference", "Practitioner/" + event.path("by").asText());
        }
        return resource;
    }

    private static void answer(ObjectNode holder, String value, JsonNode unit) {
        switch (value) {
            case "true", "false" -> holder.put("valueBoolean", Boolean.parseBoolean(value));
            case "POSITIVE", "NEGATIVE", "MODERATE" ->
                coding(
                        holder.putObject("valueCodeableConcept"),
                        "SNOMED",
                        Map.of("POSITIVE", "10828004", "NEGATIVE", "260385009", "MODERATE", "6736007")
                                .getOrDefault(value, ""));
            default -> {
                if (ClinicalText.isNumber(value)) {
                    quantity(holder.putObject("valueQuantity"), value, unit);
                } else {
                    holder.put("valueString", value);
                }
            }
        }
    }

    private static ObjectNode given(ObjectNode event) {
        ObjectNode resource = JsonFields.MAPPER.createObjectNode().put("resourceType", "MedicationAdministration");
        resource.put("status", ACTIONS.get(event.path("action").asText()));
        ObjectNode concept = resource.putObject("medicationCodeableConcept");
        if (event.hasNonNull("code")) {
            coding(concept, event.path("system").asText(), event.path("code").asText());
        }
        if (event.hasNonNull("drug")) {
            concept.put("text", event.path("drug").asText().toUpperCase(Locale.ROOT));
        }
        String at = event.path("at").asText();
        String until = event.path("until").asText();
        if (until.isEmpty() || until.equals(at)) {
            resource.put("effectiveDateTime", at);
        } else {
            resource.putObject("effectivePeriod").put("start", at).put("end", until);
        }
        if (event.hasNonNull("dose")) {
            quantity(
                    resource.putObject("dosage").putObject("rateQuantity"),
                    event.path("dose").asText(),
                    event.path("unit"));
        }
        return resource;
    }

    private static void coding(ObjectNode concept, String system, String code) {
        concept.putArray("coding")
                .addObject()
                .put("system", SYSTEMS.get(system))
                .put("code", code);
    }

    private static ObjectNode quantity(ObjectNode quantity, String number, JsonNode unit) {
        quantity.put("value", new BigDecimal(number));
        if (!unit.isMissingNode()) {
            quantity.put("system", "http://unitsofmeasure.org").put("code", unit.asText());
        }
        return quantity;
    }
}
