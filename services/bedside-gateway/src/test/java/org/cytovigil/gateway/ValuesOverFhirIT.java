// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.platform.EmbeddedPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values and bundles of FHIR producers are taken, which are refused, and which replace another. */
class ValuesOverFhirIT extends FhirCases {
    ValuesOverFhirIT(EmbeddedPlatform platform) throws IOException {
        super(platform, "fhir-values");
    }

    private static String bundle(String type, String... resources) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[{\"resource\":"
                + String.join("},{\"resource\":", resources) + "}]}";
    }

    @Test
    void everyEntryOfABatchHasItsAnswerInOrder() throws Exception {
        String batch = bundle(
                        "batch",
                        temperature("batch", ",\"id\":\"b1\""),
                        temperature("batch", ",\"id\":\"b2\"").replace("38.6", "386"),
                        "{\"resourceType\":\"Patient\"}",
                        temperature("batch", ",\"id\":\"b3\""))
                .replace(
                        "{\"resource\":{\"resourceType\":\"Patient\"}}",
                        "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/1\"}},"
                                + "{\"resource\":{\"resourceType\":\"Patient\"}}");
        HttpResponse<String> answer = post("/fhir", batch);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly("201", "422", "405", "201", "201");
        assertThat(vitals("batch")).extracting(event -> event.text("id")).containsExactly("b1", "b3");
    }

    @Test
    void ofATransactionAllIsTakenOrNothing() throws Exception {
        String bad = temperature("all", ",\"id\":\"a2\"").replace("38.6", "386");
        HttpResponse<String> refused = post("/fhir", bundle("transaction", temperature("all", ",\"id\":\"a1\""), bad));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Bundle.entry[1]").contains("IMPLAUSIBLE");
        assertThat(vitals("all")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"value\":\"38.6\"",
                "\"value\":38.6,\"value\":36.9",
                "\"value\":1e400000",
                "\"value\":1e999999999",
                "\"value\":1e-999999999",
                "\"value\":38.600000000000000000000001",
                "\"value\":true",
                "\"value\":{}",
            })
    void aNumberThatIsNoneIsRefusedAtOnce(String value) throws Exception {
        HttpResponse<String> answer =
                post("/fhir/Observation", temperature("number", "").replace("\"value\":38.6", value));
        assertThat(answer.statusCode()).isBetween(400, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400000", "1e999999999", "1e-999999999", "38.6000000000000000000001"})
    void andInXmlToo(String value) throws Exception {
        String xml = "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/><code><coding><system "
                + "value=\"http://loinc.org\"/><code value=\"8310-5\"/></coding></code><subject><reference "
                + "value=\"Patient/number\"/></subject><effectiveDateTime value=\"" + inputs.iso(2)
                + "\"/><valueQuantity><value value=\"" + value
                + "\"/><code value=\"Cel\"/></valueQuantity></Observation>";
        assertThat(gateway.post("/fhir/Observation", "application/fhir+xml", xml)
                        .statusCode())
                .isBetween(400, 422);
    }

    @Test
    void thousandsOfElementsInOneAnotherAreRefused() throws Exception {
        String json = "{\"extension\":[".repeat(20_000) + "]}".repeat(20_000);
        assertThat(post("/fhir/Observation", json).statusCode())
                .as("too large for one event, before it is too deep")
                .isEqualTo(422);
        String deep = "{\"extension\":[".repeat(2_000) + "]}".repeat(2_000);
        assertThat(post("/fhir/Observation", deep).statusCode()).isEqualTo(400);
        String xml = "<a>".repeat(5_000) + "</a>".repeat(5_000);
        assertThat(gateway.post("/fhir/Observation", "application/fhir+xml", xml)
                        .statusCode())
                .isEqualTo(400);
        String entity = "<!DOCTYPE a [<!ENTITY b \"" + "c".repeat(100) + "\">]><a>&b;</a>";
        assertThat(gateway.post("/fhir/Observation", "application/fhir+xml", entity)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aComponentThatSaysWhyItHasNoValueIsFine() throws Exception {
        String pressure =
                inputs.text("11-synthea-mmhg.json").replace("syn-", "absent-").replace("-11\"", "-11b\"");
        JsonNode tree = MAPPER.readTree(pressure);
        ((ObjectNode) tree.get("component").get(0)).remove("valueQuantity");
        ((ObjectNode) tree.get("component").get(0))
                .putObject("dataAbsentReason")
                .put("text", "not measured");
        assertThat(post("/fhir/Observation", tree.toString()).statusCode()).isEqualTo(201);
        assertThat(vitals(inputs.patient("11b")))
                .extracting(event -> event.text("value"))
                .containsExactly("84");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"dataAbsentReason\":{\"text\":\"error\"}",
                ",\"interpretation\":[{\"coding\":[{\"code\":\"INV\"}]}]",
                ",\"interpretation\":[{\"coding\":[{\"code\":\"<\"}]}]",
                ",\"contained\":[{\"resourceType\":\"DeviceMetric\",\"id\":\"m\",\"operationalStatus\":\"standby\"}],"
                        + "\"device\":{\"reference\":\"#m\"}",
                ",\"meta\":{\"security\":[{\"code\":\"HTEST\"}]}",
            })
    void aValueThatItsSenderDisownsIsNotTaken(String mark) throws Exception {
        HttpResponse<String> answer = post("/fhir/Observation", temperature("disowned", mark));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(vitals("disowned")).isEmpty();
    }

    @Test
    void pressuresThatContradictEachOtherAreNotTaken() throws Exception {
        String swapped = inputs.text("11-synthea-mmhg.json")
                .replace("-11\"", "-swapped\"")
                .replace("\"value\": 51", "\"value\": 151");
        HttpResponse<String> answer = post("/fhir/Observation", swapped);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("component[0]").contains("component[1]");
        assertThat(vitals(inputs.patient("swapped"))).isEmpty();
    }

    @Test
    void anIdentifierThatAWholePanelBearsIsNoIdentityOfAResult() throws Exception {
        String order = ",\"identifier\":[{\"system\":\"urn:lab\",\"value\":\"ORDER-1\"}]";
        assertThat(post("/fhir/Observation", temperature("panel", order)).statusCode())
                .isEqualTo(201);
        String later = temperature("panel", order)
                .replace(inputs.iso(2), inputs.iso(1))
                .replace("38.6", "37.1");
        assertThat(post("/fhir/Observation", later).statusCode()).isEqualTo(201);
        String corrected = later.replace("\"final\"", "\"corrected\"").replace("37.1", "39.1");
        assertThat(post("/fhir/Observation", corrected).statusCode()).isEqualTo(201);
        List<AvroFields> events = vitals("panel");
        assertThat(events.stream().map(event -> event.text("id")).distinct()).hasSize(2);
        assertThat(events.get(2).text("id")).isEqualTo(events.get(1).text("id"));
    }
}
