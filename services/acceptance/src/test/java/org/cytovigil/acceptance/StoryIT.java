// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.cytovigil.auditor.SiteAudit;
import org.cytovigil.kafka.Topics;
import org.cytovigil.schema.ingest.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From an event to a phone and back, through every real part. */
@ExtendWith(SharedSite.class)
class StoryIT {
    private static final String FIRST = "+15550100";
    private static final Duration SOON = Duration.ofMinutes(3);

    private final RunningSite site;

    StoryIT(RunningSite site) {
        this.site = site;
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static String temperature(String patient, String id, String value) {
        return "{\"type\":\"observation\",\"patient\":\"" + patient + "\",\"id\":\"" + id
                + "\",\"parameter\":\"TEMPERATURE\",\"unit\":\"Cel\",\"value\":" + value + ",\"at\":\"" + now() + "\"}";
    }

    private static String pressor(String patient, String drug) {
        return "{\"type\":\"medication\",\"patient\":\"" + patient + "\",\"id\":\"" + drug + "\",\"drug\":\"" + drug
                + "\",\"action\":\"STARTED\",\"at\":\"" + now() + "\"}";
    }

    private JsonNode paged(String patient, int grade) {
        return Awaitility.await("alert of grade " + grade + " of " + patient)
                .atMost(SOON)
                .until(
                        () -> site.alerts(patient).stream()
                                .filter(alert -> alert.path("grade").asInt() == grade)
                                .filter(alert -> alert.path("page").asBoolean())
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private void awaitMessage(String phone, String part) {
        Awaitility.await("message with " + part)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(site.messages(phone)).anyMatch(body -> body.contains(part)));
    }

    @Test
    void feverWithAVasopressorPagesAPhoneAndItsReplyAcknowledges() throws Exception {
        assertThat(site.events(temperature("story-1", "t1", "38.6") + "\n" + pressor("story-1", "norepinephrine"))
                        .statusCode())
                .isEqualTo(200);
        JsonNode alert = paged("story-1", 3);
        String code = alert.path("code").asText();
        assertThat(alert.path("priority").asText()).isEqualTo("HIGH");
        awaitMessage(FIRST, code);
        assertThat(site.messages(FIRST))
                .allSatisfy(body -> assertThat(body)
                        .doesNotContain("story-1")
                        .doesNotContainIgnoringCase("crs")
                        .doesNotContainIgnoringCase("norepinephrine"));
        site.reply(FIRST, code.toLowerCase(java.util.Locale.ROOT) + " a");
        Awaitility.await("acknowledged")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(site.alerts("story-1"))
                        .filteredOn(found -> found.path("code").asText().equals(code))
                        .allMatch(found -> found.path("state").asText().equals("ACKNOWLEDGED")));
        awaitMessage(FIRST, code + ": acknowledged");
    }

    @Test
    void alertIsAcknowledgedByTheInterfaceOnce() throws Exception {
        site.events(temperature("story-2", "t1", "39.1") + "\n" + pressor("story-2", "epinephrine") + "\n"
                + pressor("story-2", "norepinephrine"));
        String id = paged("story-2", 4).path("id").asText();
        assertThat(site.api("POST", "/api/alerts/" + id + "/acknowledge", "{\"by\":\"admin\",\"note\":\"on my way\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.api("POST", "/api/alerts/" + id + "/acknowledge", "{\"by\":\"admin\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    /** Of the patients of the other tests too, whichever came before: all that stands on the topics is judged. */
    @Test
    void theAuditFindsNoGap() throws Exception {
        site.events(temperature("story-6", "t1", "38.9") + "\n" + pressor("story-6", "vasopressin"));
        JsonNode alert = paged("story-6", 3);
        awaitMessage(FIRST, alert.path("code").asText());
        SiteAudit audit = new SiteAudit(site.settings());
        Awaitility.await("no gap")
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(audit.confirmed(null, () -> {}).gaps()).isEmpty());
        assertThat(site.text("AUDITOR", "/health")).contains("\"audit\":{\"name\":\"auditor\",\"status\":\"UP\"");
        assertThat(site.text("AUDITOR", "/prometheus")).contains("cytovigil_audit_gaps 0.0");
    }

    @Test
    void aMergeOfRecordsTellsTheFirstTeamAndPagesTheSecond() throws Exception {
        site.events(temperature("story-4", "t1", "38.6") + "\n" + pressor("story-4", "norepinephrine"));
        JsonNode first = paged("story-4", 3);
        awaitMessage(FIRST, first.path("code").asText());
        assertThat(site.mllp("MSH|^~\\&|ADT|HIS|CYTOVIGIL|HOSP|20260103100000+0100||ADT^A40^ADT_A39|A40|P|2.5\r"
                        + "PID|1||story-5^^^Hospital^MR\rMRG|story-4^^^Hospital^MR\r"))
                .contains("MSA|AA|A40");
        JsonNode second = paged("story-5", 3);
        awaitMessage(FIRST, second.path("code").asText());
        Awaitility.await("the first alert is taken back")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(site.alerts("story-4"))
                        .filteredOn(alert -> alert.path("id").equals(first.path("id")))
                        .allMatch(alert -> alert.path("state").asText().equals("CLOSED")));
        assertThat(site.alerts("story-4"))
                .extracting(alert -> alert.path("cause").asText())
                .contains("RETRACTED");
        assertThat(site.messages(FIRST))
                .filteredOn(body -> body.contains(first.path("code").asText()))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(site.text("GRADER", "/grades/story-5")).contains("\"grade\":3");
    }

    @Test
    void badInputIsAnsweredKeptCountedAndTheNextGoodEventWorks() throws Exception {
        Instant before = now();
        String bad = String.join(
                "\n",
                "not json",
                temperature("story-3", "hot", "386"),
                temperature("", "nobody", "38.6"),
                temperature("story-3", "where", "38.6").replace("\"Cel\"", "\"Cel\",\"site\":\"ELBOW\""));
        assertThat(site.events(bad).statusCode()).isEqualTo(422);
        TopicContent.write(site.settings(), Topics.VITALS, "story-3", new byte[] {0, 0, 0, 0});
        TopicContent.write(site.settings(), Topics.VITALS, "story-3", new byte[] {0, 0x7f, 1, 1, 1, 9, 9});
        TopicContent.write(site.settings(), Topics.VITALS, null, new byte[] {0, 0, 0, 0, 1, 9, 9});
        site.events(temperature("story-3", "t1", "38.4"));
        Awaitility.await("grade of the next good event")
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(site.text("GRADER", "/grades/story-3")).contains("\"grade\":1"));
        Awaitility.await("dead letters")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(rejectedSince(before))
                        .contains("MALFORMED", "IMPLAUSIBLE", "NO_PATIENT", "UNKNOWN_VALUE", "UNREADABLE"));
        assertThat(site.text("GATEWAY", "/prometheus")).contains("cytovigil_events_rejected_total{");
        assertThat(site.text("GRADER", "/prometheus")).contains("cytovigil_events_rejected_total{");
    }

    private List<String> rejectedSince(Instant time) {
        return TopicContent.read(site.settings(), Topics.REJECTED, MessageRejected.class).stream()
                .filter(letter -> !letter.getReceivedAt().isBefore(time))
                .map(letter -> letter.getReason().toString())
                .toList();
    }
}
