// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.grader.toy.Tachycardia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scales beside ASTCT are published side by side, are kept over a restart, and page nobody. */
class ChosenScalesTest {
    @TempDir
    Path state = Path.of("");

    @Test
    void everyKnownScaleIsPublishedAndGoesOnAfterARestart() {
        try (Ward ward = new Ward(state, GradingCatalogue.known())) {
            ward.receive(
                            Lines.event(
                                    "b",
                                    "08:00:00",
                                    "\"type\":\"therapy\",\"product\":\"BLINATUMOMAB\",\"phase\":\"STARTED\",\"doseRate\":28,\"doseUnit\":\"ug/d\""))
                    .receive(Lines.event("p", "08:00:00", "\"type\":\"patient\",\"ageYears\":45,\"weightKg\":80"))
                    .receive(Lines.temperature("t", "08:00:00", "39.0"))
                    .receive(
                            Lines.event(
                                    "n",
                                    "08:00:00",
                                    "\"type\":\"medication\",\"drug\":\"norepinephrine\",\"action\":\"STARTED\",\"dose\":0.3,\"unit\":\"ug/kg/min\""));
            assertThat(ward.grades())
                    .contains(
                            "lee-crs-2014 2 08:00 supersedes 1",
                            "penn-crs-2018 3 08:00 supersedes 1",
                            "ctcae-crs-5 3 08:00 supersedes 1",
                            "blinatumomab-label 3 08:00 supersedes 1");
            assertThat(ward.alerts())
                    .filteredOn(step -> step.contains("page"))
                    .as("the rise, and that the label interrupts the infusion")
                    .containsExactly("RAISED HIGH CRS_ROSE 3 page", "RAISED MEDIUM LABEL_ACTION page");
            ward.restart(Duration.ofHours(2));
            ward.at("11:00:00");
            assertThat(ward.grades())
                    .contains("lee-crs-2014 3 11:00 supersedes 0", "penn-crs-2018 4 11:00 supersedes 0");
        }
    }

    @Test
    void aToySystemIsAddedByOneRegistration() {
        GradingCatalogue scales = GradingCatalogue.standard().with(List.of(new Tachycardia()));
        try (Ward ward = new Ward(state, scales)) {
            for (int run = 0; run < 2; run++) {
                ward.receive(Lines.vital("f" + run, "08:0" + 2 * run + ":00", "HEART_RATE", "120", ""))
                        .receive(Lines.vital("s" + run, "08:0" + (2 * run + 1) + ":00", "HEART_RATE", "80", ""));
            }
            ward.pass(Duration.ofMinutes(5));
            assertThat(ward.grades()).contains(Tachycardia.ID + " 1 08:02 supersedes 0");
            ward.restart(Duration.ofMinutes(5));
            ward.receive(Lines.vital("f2", "08:10:00", "HEART_RATE", "120", ""));
            assertThat(ward.grades()).containsExactly(Tachycardia.ID + " 2 08:10 supersedes 0");
        }
    }
}
