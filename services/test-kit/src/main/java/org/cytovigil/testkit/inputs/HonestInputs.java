// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.testkit.inputs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What honest senders send, to be spoiled. */
public final class HonestInputs {
    private final FieldInputs inputs;

    /** Inputs with the times and patients of a run. */
    public HonestInputs(FieldInputs inputs) {
        this.inputs = inputs;
    }

    private List<byte[]> honest(String folder, String... names) throws IOException {
        List<byte[]> found = new ArrayList<>();
        for (String name : names) {
            found.add(inputs.resource(folder + "/" + name).getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    private String event(int number) {
        return "{\"type\":\"observation\",\"patient\":\"hostile\",\"id\":\"h" + number + "\",\"at\":\"" + inputs.iso(1)
                + "\",\"parameter\":\"TEMPERATURE\",\"value\":38.6,\"unit\":\"Cel\"}";
    }

    /** HL7 messages of monitors, laboratories and registries. */
    public List<byte[]> messages() throws IOException {
        List<byte[]> messages = honest(
                "hl7v2",
                "mut-001-fever-38.0.hl7",
                "mut-060-lab-prelim.hl7",
                "mut-066-sn-gt.hl7",
                "ms-LAB-ORU-2.hl7",
                "lfh-ORU-multiline-short.hl7",
                "pyhl7-sample_batch.hl7",
                "pyhl7-sample_file.hl7",
                "pyhl7-sample_hl7.hl7");
        messages.addAll(honest(
                "field",
                "01-philips-mdil.hl7",
                "02-ge-b40-containment.hl7",
                "04-flowsheet-one-obr3.hl7",
                "06-birthdate-year-only.hl7",
                "07-pid3-first-empty.hl7",
                "10-cr-inside-obr13.hl7"));
        return messages;
    }

    /** FHIR resources and bundles in JSON. */
    public List<byte[]> resources() throws IOException {
        List<byte[]> resources = honest(
                "fhir",
                "mutf-01-temp-38.0.json",
                "mutf-21-bp-85.json",
                "r4-Observation-satO2.json",
                "r4-Observation-blood-pressure-cancel.json",
                "uscore-observation-satO2-fiO2.json");
        resources.addAll(
                honest("field", "11-synthea-mmhg.json", "16-infusion-completed.json", "17-temporary-subject-a.json"));
        return resources;
    }

    /** Event lines. */
    public List<byte[]> lines() throws IOException {
        List<byte[]> lines = honest("field", "39-future-arrival.jsonl");
        lines.add((event(-1) + "\n" + event(-2)).getBytes(StandardCharsets.UTF_8));
        lines.add(("{\"type\":\"neuro\",\"patient\":\"h\",\"at\":\"" + inputs.iso(1)
                        + "\",\"finding\":\"ICE\",\"items\":{\"orientation\":4,\"naming\":3}}\n"
                        + "{\"type\":\"patient\",\"patient\":\"h\",\"at\":\"" + inputs.iso(1)
                        + "\",\"birthDate\":\"1980-01-01\",\"unit\":\"6E\",\"baseline\":{\"ice\":10}}")
                .getBytes(StandardCharsets.UTF_8));
        return lines;
    }

    /** A FHIR resource in XML. */
    public List<byte[]> xml() throws IOException {
        return honest("fhir", "pocd-Observation-HeartRateNumericObservation.xml");
    }

    /** What people text in answer to a page, and the form in which a carrier hands it on. */
    public List<byte[]> texts() {
        List<byte[]> texts = new ArrayList<>();
        for (String text : List.of(
                "7KW3 A",
                "7kw3 a please",
                "7KW3 E",
                "7KW3 ?",
                "STOP",
                "START",
                "can't take 7KW3, I am in a procedure",
                "From=%2B15550199&To=%2B15550000&Body=7KW3+A&MessageSid=SM1")) {
            texts.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return texts;
    }
}
