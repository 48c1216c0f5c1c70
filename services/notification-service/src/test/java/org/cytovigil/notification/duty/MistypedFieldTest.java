// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each field of a roster and of a policy, mistyped wherever it stands: refused by its name, never read over. */
class MistypedFieldTest {
    private static final String ROSTER = """
            {"unit": "5B", "zone": "Europe/Berlin", "people": ["ada"],
             "shifts": [{"days": ["MONDAY"], "from": "08:00", "to": "20:00", "people": ["bob"]}],
             "rotations": [{"name": "first", "layers": [
               {"start": "2026-01-05T08:00", "every": "P1W", "zone": "UTC", "people": ["ada", "bob"],
                "only": [{"days": ["SAT"], "from": "08:00", "to": "08:00"}]}]}],
             "temporary": [{"from": "2026-12-24T08:00:00Z", "to": "2026-12-27T08:00:00Z", "people": ["gus"],
               "shifts": [{"days": ["MONDAY"], "from": "08:00", "to": "20:00", "people": ["bob"]}],
               "rotations": [{"name": "second", "layers": [{"start": "2026-01-05T08:00", "every": "P1D", "people": ["eve"]}]}]}],
             "overrides": [{"from": "2026-01-05T08:00:00Z", "to": "2026-01-05T09:00:00Z", "person": "eve", "replaces": "ada"}]}""";
    private static final String POLICY = """
            {"unit": "5B",
             "high": {"steps": [{"delay": "PT2M", "targets": ["oncall:1"], "channels": ["SMS"], "repeats": 1}]},
             "medium": {"steps": [{"delay": "PT9M", "targets": ["everyone"], "channels": [], "repeats": 0}]},
             "receipts": {"otherRoute": "PT30S", "nextPerson": "PT1M", "retryPause": "PT10S"}}""";

    @TestFactory
    Stream<DynamicTest> ofARoster() {
        assertThat(RosterDocument.read("5B", Document.parse(ROSTER)).named()).hasSize(4);
        return mistyped(ROSTER, document -> RosterDocument.read("5B", document));
    }

    @TestFactory
    Stream<DynamicTest> ofAPolicy() {
        assertThat(PolicyDocument.read("5B", Document.parse(POLICY)).problems()).isEmpty();
        return mistyped(POLICY, document -> PolicyDocument.read("5B", document));
    }

    private interface Reader {
        Object read(JsonNode document);
    }

    private static Stream<DynamicTest> mistyped(String document, Reader reader) {
        int fields = objects(Document.parse(document)).stream()
                .mapToInt(JsonNode::size)
                .sum();
        return Stream.iterate(0, i -> i < fields, i -> i + 1).map(i -> {
            JsonNode changed = Document.parse(document);
            String name = misspell(changed, i);
            return DynamicTest.dynamicTest(
                    name + " " + i,
                    () -> assertThatThrownBy(() -> reader.read(changed))
                            .isInstanceOf(JsonProblem.class)
                            .hasMessageContaining("no field '" + name + "'"));
        });
    }

    /** Renames the field with the number, counted through all objects, and says its new name. */
    private static String misspell(JsonNode document, int number) {
        int before = 0;
        for (ObjectNode object : objects(document)) {
            if (number < before + object.size()) {
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                String name = names.get(number - before);
                object.set(name + "s", object.remove(name));
                return name + "s";
            }
            before += object.size();
        }
        throw new AssertionError("there is no field " + number);
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> objects.addAll(objects(child)));
        return objects;
    }
}
