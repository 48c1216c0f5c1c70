// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {
    private final TopicCatalogue catalogue = TopicCatalogue.load();

    @Test
    void everyTopicNamesAClassThatExists() {
        assertThat(catalogue.topics())
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(topic.schema().getFullName()).isEqualTo(topic.valueClass()));
    }

    @Test
    void theVersionsOfEachSchemaEndWithThePresentOne() {
        assertThat(catalogue.topics())
                .allSatisfy(topic -> assertThat(SchemaVersions.of(topic.schema()))
                        .last()
                        .asString()
                        .isEqualTo(topic.schema().toString()));
    }

    @Test
    void theConstantsAreTheCatalogue() {
        Set<String> constants = Stream.of(Topics.class.getFields())
                .map(TopicCatalogueTest::text)
                .collect(Collectors.toSet());
        assertThat(catalogue.topics()).extracting(TopicSpec::name).containsExactlyInAnyOrderElementsOf(constants);
    }

    @Test
    void allTopicsKeyedByPatientAreCoPartitioned() {
        assertThat(catalogue.topics().stream()
                        .filter(topic -> topic.key().startsWith("patient"))
                        .map(TopicSpec::partitions))
                .containsOnly(24);
        assertThat(catalogue.withAtMost(4).topics().stream()
                        .filter(topic -> topic.key().startsWith("patient"))
                        .map(TopicSpec::partitions))
                .containsOnly(4);
    }

    @Test
    void onlyCompactedTopicsHaveNoRetention() {
        assertThat(catalogue.topics())
                .allSatisfy(topic -> assertThat(topic.retention() == null)
                        .isEqualTo(topic.cleanup().equals("compact")));
    }

    @Test
    void whatBelongsToAPatientIsPlacedByThePatient() {
        String key = PatientPlacement.key("CART-0007", "astct-crs-2019");
        assertThat(PatientPlacement.partition(key, 24)).isEqualTo(PatientPlacement.partition("CART-0007", 24));
    }

    private static String text(Field constant) {
        try {
            return String.valueOf(constant.get(null));
        } catch (IllegalAccessException hidden) {
            throw new AssertionError(hidden);
        }
    }
}
