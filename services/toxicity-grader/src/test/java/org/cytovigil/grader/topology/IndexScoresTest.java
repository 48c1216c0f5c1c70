// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.kafka.Topics;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.cytovigil.testkit.grading.ConvergedComparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published of a prediction index is its number, before and after a restart. */
class IndexScoresTest {
    private static final List<String> EVENTS = List.of("""
            {"type":"observation","patient":"p1","id":"e1","parameter":"LDH","value":27.5,"unit":"U/L",\
            "at":"2026-01-15T08:00:00Z"}""", """
            {"type":"therapy","patient":"p1","id":"e2","product":"AXICABTAGENE_CILOLEUCEL","phase":"STARTED",\
            "at":"2026-01-15T08:01:00Z"}""", """
            {"type":"observation","patient":"p1","id":"e3","parameter":"CREATININE","value":17.8,"unit":"mg/dL",\
            "at":"2026-01-15T08:02:00Z"}""", """
            {"type":"observation","patient":"p1","id":"e4","parameter":"PLATELETS","value":22,"unit":"10*9/L",\
            "at":"2026-01-15T08:03:00Z"}""");

    @Test
    void theScoreOfAnIndexIsPublished(@TempDir Path state) throws Exception {
        List<ToxicityGraded> published = new ArrayList<>();
        List<ObjectNode> events = new ArrayList<>();
        try (Ward ward = new Ward(state, GradingCatalogue.known())) {
            for (String event : EVENTS) {
                ward.pass(Duration.ofMinutes(2));
                ward.receive(event);
                events.add((ObjectNode) JsonFields.MAPPER.readTree(event));
                ward.read(Topics.GRADES_ASSESSED).forEach(value -> published.add((ToxicityGraded) value));
                ward.restart(Duration.ofSeconds(1));
            }
            assertThat(published)
                    .filteredOn(line -> line.getGradingSystem().toString().equals("easix"))
                    .last()
                    .satisfies(line -> assertThat(line.getScore()).hasToString("22.25"));
            assertThat(ConvergedComparison.of(published, events, ward.now()).difference())
                    .isEmpty();
        }
    }
}
