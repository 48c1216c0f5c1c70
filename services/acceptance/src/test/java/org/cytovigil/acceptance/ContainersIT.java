// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.cytovigil.kafka.PrepareCluster;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of a fever on Kafka, registry and Postgres as sites run them: in containers, from other people's images. */
class ContainersIT {
    private static final String PHONE = "+15550100";
    private static final Duration SOON = Duration.ofMinutes(3);

    @BeforeEach
    void containersRunHere() {
        Optional<String> obstacle = ContainerImages.obstacle();
        if (obstacle.isPresent()) {
            System.out.println("ContainersIT is skipped: " + obstacle.get());
            if (ContainerImages.required()) {
                fail(obstacle.get());
            }
            assumeTrue(false, obstacle.get());
        }
    }

    @Test
    void feverOnAVasopressorReachesAPhoneAndItsReplyAcknowledges(@TempDir Path data) throws Exception {
        try (ContainerPlatform platform = ContainerPlatform.start()) {
            Settings settings = platform.settings();
            PrepareCluster.prepare(settings);
            try (ServiceProcesses site = ServiceProcesses.start(settings, data.resolve("site"))) {
                assertThat(site.events(feverOnNorepinephrine("ward-1")).statusCode())
                        .isEqualTo(200);
                String code = awaitPage(site, "ward-1");
                site.reply(PHONE, code + " A");
                Awaitility.await("acknowledged by reply")
                        .atMost(SOON)
                        .untilAsserted(() -> assertThat(site.alerts("ward-1"))
                                .filteredOn(alert -> alert.path("code").asText().equals(code))
                                .singleElement()
                                .satisfies(alert ->
                                        assertThat(alert.path("state").asText()).isEqualTo("ACKNOWLEDGED")));
            }
        }
    }

    private static String feverOnNorepinephrine(String patient) {
        Instant now = Clock.systemUTC().instant();
        return """
                {"type":"observation","patient":"%1$s","id":"t1","parameter":"TEMPERATURE","value":38.6,"unit":"Cel","at":"%2$s"}
                {"type":"medication","patient":"%1$s","id":"m1","drug":"norepinephrine","action":"STARTED","at":"%2$s"}
                """.formatted(patient, now);
    }

    /** The code of the alert of grade 3, once a message with it is on the phone. */
    private static String awaitPage(SiteCalls site, String patient) {
        return Awaitility.await("page on " + PHONE)
                .atMost(SOON)
                .until(
                        () -> {
                            List<String> messages = site.messages(PHONE);
                            return site.alerts(patient).stream()
                                    .filter(alert -> alert.path("grade").asInt() == 3)
                                    .map((JsonNode alert) -> alert.path("code").asText())
                                    .filter(code -> messages.stream().anyMatch(body -> body.contains(code)))
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }
}
