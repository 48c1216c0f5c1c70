// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.paging.oncall.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every channel of the simulated carrier keeps to, whichever provider is behind it. */
class ChannelContractTest {
    private static final String CONSOLE = "https://c.example.org/cytovigil";
    private static TestedService desk;
    private static String pushBrowser = "";
    private static String pushDevice = "";

    /** A provider, with an address of a person there and the device on which the simulated carrier shows what came. */
    private enum Door {
        SMS_A("sms-a", "SMS", TestedService.ADA, TestedService.ADA),
        SMS_B("sms-b", "SMS", TestedService.ADA, TestedService.ADA),
        VOICE("voice", "VOICE", TestedService.BOB, TestedService.BOB),
        PAGER("pager", "PAGER", "P900", "pager:P900"),
        NTFY("ntfy", "NTFY", "noa-7f3a", "ntfy:noa-7f3a"),
        GOTIFY("gotify", "GOTIFY", "AKd8Wc2mT.pLq0v", "gotify:AKd8Wc2mT.pLq0v"),
        SLACK("slack", "SLACK", "T01/B01/x4Yz", "slack:x4Yz"),
        TEAMS("teams", "TEAMS", "/teams/workflows/f1/triggers/manual/paths/invoke?sig=x%2Fy", "teams:f1"),
        MATRIX("matrix", "MATRIX", "!ward5b:example.org", "matrix:!ward5b:example.org"),
        WEBPUSH("webpush", "WEBPUSH", "", "webpush:");

        private final String provider;
        private final String channel;
        private final String address;
        private final String device;

        Door(String provider, String channel, String address, String device) {
            this.provider = provider;
            this.channel = channel;
            this.address = address;
            this.device = device;
        }

        /** Addresses of Teams are whole URLs, and a browser makes up its own. */
        private String address() {
            return this == WEBPUSH ? pushDevice : this == TEAMS ? desk.carrierUrl() + address : address;
        }

        private String device() {
            return this == WEBPUSH ? device + pushBrowser : device;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start(Map.of("console.url", CONSOLE));
        var unused = desk.api("PUT", "/api/people/noa", "{\"role\":\"viewer\",\"password\":\"long enough\"}");
        String token = desk.login("noa", "long enough").path("access_token").asText();
        JsonNode browser = desk.browser();
        pushBrowser = browser.path("browser").asText();
        pushDevice = TestedService.json(desk.as(token, "POST", "/api/devices", browser.toString()))
                .path("id")
                .asText();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @BeforeEach
    void forget() {
        desk.forget();
    }

    private static PageChannel channel(Door door) {
        return desk.bean(Channels.class).provider(door.provider).orElseThrow();
    }

    private static SendResult send(Door door, String pageId, String kind) {
        PageTry.Way way = new PageTry.Way("noa", door.channel, door.provider, door.address());
        PageTry.Said said =
                new PageTry.Said(kind, "alert-1", 0, "Ward Süd: HIGH 7KQ3", "Ward Süd: HIGH 7KQ3.", "HIGH", null);
        return channel(door).send(PageTry.promised(pageId, 1, way, said, Instant.EPOCH));
    }

    private static JsonNode shown(Door door) {
        return shown(door, "");
    }

    /** The first that holds the text: who comes on call between two tests may be told of it too. */
    private static JsonNode shown(Door door, String text) {
        return await().until(
                        () -> desk.sentTo(door.device()).stream()
                                .filter(message -> message.path("body").asText().contains(text))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void aPageIsTakenAndShown(Door door) {
        SendResult result = send(door, "page-1-" + door, PageTry.PAGE);
        assertThat(result).isInstanceOf(SendResult.Taken.class);
        assertThat(((SendResult.Taken) result).carrierId()).isNotEmpty();
        // What a call says is asked for when somebody picks up.
        assertThat(shown(door).path("body").asText())
                .contains(door == Door.VOICE ? List.of("Incoming call") : List.of("Ward S", "d: HIGH 7KQ3"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VOICE")
    void aMessageSaysWhatATextWouldSay(Door door) {
        assertThat(send(door, "message-" + door, PageTry.NOTICE)).isInstanceOf(SendResult.Taken.class);
        assertThat(shown(door).path("body").asText()).contains("d: HIGH 7KQ3").doesNotContain("An answer here");
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalIsSaidWithItsStatus(Door door) {
        for (int status : new int[] {400, 401, 429, 503}) {
            desk.faults("{\"" + door.provider + "\":{\"status\":" + status + "}}");
            SendResult refused = send(door, "page-2-" + door, PageTry.PAGE);
            assertThat(refused).isInstanceOf(SendResult.Refused.class);
            assertThat(((SendResult.Refused) refused).reason()).startsWith("status " + status);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProviderThatNeverAnswersIsLeftInTime(Door door) {
        desk.faults("{\"" + door.provider + "\":{\"blackhole\":true}}");
        assertThat(send(door, "page-3-" + door, PageTry.PAGE))
                .isEqualTo(new SendResult.Refused("no answer in 1000 ms"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SMS_A", "SMS_B", "PAGER", "NTFY", "GOTIFY", "MATRIX", "WEBPUSH"})
    void aRepeatAfterALostAnswerIsKnownAsOne(Door door) {
        desk.faults("{\"" + door.provider + "\":{\"timeoutAfterAccept\":true}}");
        assertThat(send(door, "page-4-" + door, PageTry.PAGE)).isInstanceOf(SendResult.Refused.class);
        await().until(() -> !desk.sentTo(door.device()).isEmpty());
        desk.faults("{}");
        assertThat(send(door, "page-4-" + door, PageTry.PAGE)).isInstanceOf(SendResult.Taken.class);
        if (door != Door.PAGER) { // there nothing comes a second time
            await().until(() -> desk.sentTo(door.device()).size() == 2);
            assertThat(desk.sentTo(door.device()).get(1).path("duplicate").asBoolean())
                    .isTrue();
        }
    }

    private static void onCall(Door door) {
        assertThat(desk.api(
                                "PUT",
                                "/api/people/noa",
                                "{\"contacts\":[{\"channel\":\"" + door.channel + "\",\"address\":\"" + door.address()
                                        + "\"}],\"channels\":[\"" + door.channel + "\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(desk.api("PUT", "/api/rosters/5B", "{\"people\":[\"noa\",\"oncall-2\"]}")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"NTFY", "GOTIFY", "SLACK", "TEAMS", "MATRIX"})
    void whatProvesNothingHoldsNobodyUp(Door door) {
        onCall(door);
        desk.raise("alert-" + door, "MEDIUM");
        String body = shown(door, "priority alert").path("body").asText();
        assertThat(body)
                .contains("Ward 5B: MEDIUM priority alert " + desk.code("alert-" + door), "An answer here is not read")
                .doesNotContain("p1", "CRS", "alert-" + door, "Reply");
        await().untilAsserted(() -> assertThat(
                        desk.alert("alert-" + door).path("history").toString())
                .contains("NO_RECEIPT"));
        List<String> states = desk.sql("select distinct state from page_try where provider = '" + door.provider + "'");
        assertThat(states).containsExactly("ACCEPTED");
        desk.api("PUT", "/api/people/noa", "{\"contacts\":[{\"channel\":\"" + door.channel + "\",\"address\":null}]}");
    }

    @ParameterizedTest
    @EnumSource(names = {"NTFY", "SLACK", "MATRIX"})
    void theWayToTheAlertStandsBesideIt(Door door) {
        onCall(door);
        desk.raise("linked-" + door, "HIGH");
        assertThat(shown(door, "priority alert").path("body").asText())
                .contains(CONSOLE + "/alerts/" + desk.code("linked-" + door));
        desk.api("PUT", "/api/people/noa", "{\"contacts\":[{\"channel\":\"" + door.channel + "\",\"address\":null}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "NTFY,https://evil.example.org/topic",
        "NTFY,a/b",
        "GOTIFY,short",
        "SLACK,https://evil.example.org/T01/B01/x",
        "SLACK,../../x",
        "TEAMS,https://evil.example.org/workflows/x",
        "TEAMS,http://x.logic.azure.com/workflows/x",
        "TEAMS,https://notlogic.azure.com/workflows/x",
        "MATRIX,#alias:example.org",
        "MATRIX,!a/../../b"
    })
    void whatIsNoAddressOrAnotherHostIsRefused(String channel, String address) {
        var answer = desk.api(
                "PUT",
                "/api/people/noa",
                "{\"contacts\":[{\"channel\":\"" + channel + "\",\"address\":\"" + address + "\"}]}");
        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @Test
    void theWholeUrlOfAWebhookOfSlackIsTaken() {
        ChannelType slack = desk.bean(Channels.class).type(new Channel("SLACK")).orElseThrow();
        assertThat(slack.address(desk.carrierUrl() + "/slack/T01/B01/x4Yz")).isEqualTo("T01/B01/x4Yz");
        ChannelType teams = desk.bean(Channels.class).type(new Channel("TEAMS")).orElseThrow();
        String flow =
                "https://prod-12.westeurope.logic.azure.com:443/workflows/f/triggers/manual/paths/invoke?sig=x%2Fy";
        assertThat(teams.address(flow)).isEqualTo(flow);
    }

    @Test
    void aChatIsUsedByThoseAloneWhoNamedIt() {
        desk.api(
                "PUT",
                "/api/people/new-one",
                "{\"contacts\":[{\"channel\":\"SLACK\",\"address\":\"T/B/x\"},{\"channel\":\"NTFY\",\"address\":\"t\"}]}");
        JsonNode people = TestedService.json(desk.api("GET", "/api/people", ""));
        assertThat(people.toString()).contains("\"channels\":[\"NTFY\"]");
    }
}
