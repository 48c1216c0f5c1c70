// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The process is killed between the commit of a page and its sending, or between its sending and the record of that. */
@ExtendWith(EmbeddedPlatformExtension.class)
class OutboxCrashIT {
    @Test
    void aPageThatWasPromisedButNotSentIsSentOnceAfterTheCrash(EmbeddedPlatform platform) throws Exception {
        try (PackagedService desk = new PackagedService(platform, "crash_before")) {
            handOverWhatOtherTestsRaised(desk, platform);
            desk.faults(
                    "{\"sms-a\":{\"blackhole\":true},\"sms-b\":{\"blackhole\":true},\"pager\":{\"blackhole\":true}}");
            KafkaIT.publish(
                    platform,
                    Topics.ALERTS,
                    "patient-7",
                    PackagedService.raised("before").build());
            await().until(() -> isBeingSent(desk, "before"));
            desk.crash();
            desk.faults("{}");
            assertThat(desk.sentTo(PackagedService.ADA, "before")).isEmpty();
            desk.restart();
            await().until(() -> !desk.sentTo(PackagedService.ADA, "before").isEmpty());
            assertOneForEachKey(desk, "before");
        }
    }

    @Test
    void aPageThatWasSentWithoutARecordOfItIsNeverLostAndItsRepeatIsMarked(EmbeddedPlatform platform) throws Exception {
        try (PackagedService desk = new PackagedService(platform, "crash_after")) {
            handOverWhatOtherTestsRaised(desk, platform);
            desk.faults("{\"sms-a\":{\"timeoutAfterAccept\":true,\"receipts\":\"none\"}}");
            KafkaIT.publish(
                    platform,
                    Topics.ALERTS,
                    "patient-7",
                    PackagedService.raised("after").build());
            await().until(() -> desk.sentTo(PackagedService.ADA, "after").size() == 1);
            desk.crash();
            desk.faults("{}");
            desk.restart();
            await().until(() -> desk.api("/api/alerts/after")
                    .path("pages")
                    .path(0)
                    .path("state")
                    .asText()
                    .equals("DELIVERED"));
            assertOneForEachKey(desk, "after");
            assertThat(desk.api("/api/alerts/after")
                            .path("pages")
                            .path(0)
                            .path("sends")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    /** The topics are shared: the pages of others would find that the provider answers nothing, and this one be passed over. */
    private static void handOverWhatOtherTestsRaised(PackagedService desk, EmbeddedPlatform platform) throws Exception {
        String handedOver = "handed-over-" + UUID.randomUUID();
        KafkaIT.publish(
                platform,
                Topics.ALERTS,
                "patient-7",
                PackagedService.raised(handedOver).build());
        await().until(() -> !desk.sentTo(PackagedService.ADA, handedOver).isEmpty());
        await().until(() -> {
            for (JsonNode alert : desk.api("/api/alerts").path("items")) {
                for (JsonNode page :
                        desk.api("/api/alerts/" + alert.path("id").asText()).path("pages")) {
                    if (page.path("state").asText().equals("QUEUED")) {
                        return false;
                    }
                }
            }
            return true;
        });
    }

    private static boolean isBeingSent(PackagedService desk, String alertId) {
        return desk.api("/api/alerts/" + alertId)
                        .path("pages")
                        .path(0)
                        .path("sends")
                        .asInt()
                > 0;
    }

    /** Exactly one page for each key at the carrier, or marked duplicates; never none. */
    private static void assertOneForEachKey(PackagedService desk, String alertId) {
        List<JsonNode> sent = desk.sentTo(PackagedService.ADA, alertId);
        assertThat(sent).isNotEmpty().allMatch(message -> message.hasNonNull("page"));
        Map<String, List<JsonNode>> byKey = sent.stream()
                .collect(Collectors.groupingBy(message -> message.path("page").asText()));
        assertThat(byKey.values())
                .allSatisfy(messages -> assertThat(messages)
                        .filteredOn(message -> !message.path("duplicate").asBoolean())
                        .hasSize(1));
    }
}
