// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was known before a stop is known after the next start, and a dead child ends the whole. */
class SiteRestartIT {
    private static final Duration SOON = Duration.ofMinutes(3);

    private static String event(String id, String fields) {
        return "{\"patient\":\"keep\",\"id\":\"" + id + "\",\"at\":\""
                + Clock.systemUTC().instant() + "\"," + fields + "}";
    }

    @Test
    void alertsGradesAndCarryOverSurviveAndADeadChildIsStartedAgain(@TempDir Path data) throws Exception {
        Path directory = data.resolve("site");
        List<JsonNode> before;
        try (RunningSite site = RunningSite.start(directory)) {
            site.events(event(
                            "t1",
                            "\"type\":\"observation\",\"parameter\":\"TEMPERATURE\",\"value\":39,\"unit\":\"Cel\"")
                    + "\n" + event("g1", "\"type\":\"medication\",\"drug\":\"tocilizumab\",\"action\":\"GIVEN\"") + "\n"
                    + event("o1", "\"type\":\"oxygen\",\"device\":\"NASAL_CANNULA\",\"flow\":2"));
            before = Awaitility.await("alert").atMost(SOON).until(() -> site.alerts("keep"), SiteRestartIT::hasPage);
            site.process().destroy();
            assertThat(site.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        try (RunningSite site = RunningSite.start(directory)) {
            assertThat(site.alerts("keep"))
                    .map(alert -> alert.path("id").asText() + alert.path("code").asText())
                    .containsExactlyInAnyOrderElementsOf(before.stream()
                            .map(alert -> alert.path("id").asText()
                                    + alert.path("code").asText())
                            .toList());
            site.events(event("o2", "\"type\":\"oxygen\",\"device\":\"HIGH_FLOW_NASAL_CANNULA\",\"flow\":40"));
            Awaitility.await("grade by carry-over")
                    .atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(site.text("GRADER", "/grades/keep")).contains("\"grade\":3"));

            assertPagesReach("oncall-1", site);

            List<ProcessHandle> family = site.process().toHandle().descendants().toList();
            ProcessHandle grader = family.stream()
                    .filter(child -> child.info().commandLine().orElse("").contains("GraderMain"))
                    .findFirst()
                    .orElseThrow();
            grader.destroyForcibly();
            Awaitility.await("the grader runs again")
                    .atMost(SOON)
                    .until(() -> site.lines().contains("cytovigil: grader runs again"));
            assertThat(site.lines()).anyMatch(line -> line.startsWith("cytovigil: grader died (exit code 137)"));
            assertThat(site.text("NOTIFICATION", "/health")).contains("\"grader\":{", "\"restarts\":1");
            Awaitility.await("the same grade on the same port")
                    .atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(site.text("GRADER", "/grades/keep")).contains("\"grade\":3"));
            site.process().destroy();
            Awaitility.await("no orphan")
                    .atMost(SOON)
                    .until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    /** By the command, as a lead types it. */
    private static void assertPagesReach(String person, RunningSite site) throws Exception {
        ProcessBuilder command = new ProcessBuilder(RunningSite.command("page-test", person));
        command.environment().put("CYTOVIGIL_NOTIFICATION_PORT", String.valueOf(site.port("NOTIFICATION")));
        command.environment().put("CYTOVIGIL_ADMIN_PASSWORD", RunningSite.PASSWORD);
        Process process = command.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out)
                .contains("by sms-a: DELIVERED", "by sms-b: DELIVERED", "PAGER", "the provider sends no receipts");
    }

    private static boolean hasPage(List<JsonNode> alerts) {
        return alerts.stream().anyMatch(alert -> alert.path("page").asBoolean());
    }
}
