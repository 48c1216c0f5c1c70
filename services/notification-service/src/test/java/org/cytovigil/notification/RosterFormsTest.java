// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of the console that change a rota, and who may send them. */
class RosterFormsTest extends ApiCases {
    private static final String HOLIDAY = "from=2030-12-24T08%3A00&to=2030-12-27T08%3A00&person1=oncall-2";

    RosterFormsTest() throws IOException {
        super(Map.of());
    }

    @ParameterizedTest
    @CsvSource({"viewer", "clinician"})
    void whoDoesNotLeadChangesNothing(String role) {
        String token = tokenOf("some-" + role, role);
        for (String form : new String[] {"rotation", "temporary", "removal"}) {
            assertThat(desk.as(token, "POST", "/rota/4A/" + form, HOLIDAY).statusCode())
                    .isEqualTo(403);
            assertThat(desk.as(token, "POST", "/rota/4A/" + form + "/preview", HOLIDAY)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(desk.as(token, "GET", "/rota/4A/plan/parts", "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLeadSeesWhatAFormLeadsToAndSavesIt() {
        String lead = tokenOf("lea", "lead");
        assertThat(desk.as(lead, "POST", "/rota/4B/temporary/preview", HOLIDAY).body())
                .contains("This is not saved yet");
        assertThat(temporary("4B").size()).isZero();
        HttpResponse<String> saved = desk.as(lead, "POST", "/rota/4B/temporary", HOLIDAY);
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.headers().firstValue("HX-Trigger").orElse("")).contains("rota-saved");
        assertThat(desk.as(lead, "POST", "/rota/4B/temporary", HOLIDAY).statusCode())
                .isEqualTo(200);
        assertThat(temporary("4B").size()).isEqualTo(1);
    }

    @Test
    void ofARotaThatHasChangedNothingIsTakenOut() {
        String lead = tokenOf("leo", "lead");
        desk.as(lead, "POST", "/rota/4C/temporary", HOLIDAY);
        Matcher version = Pattern.compile("name=\"version\" value=\"([0-9a-f]+)\"")
                .matcher(desk.as(lead, "GET", "/rota/4C/plan/parts", "").body());
        assertThat(version.find()).isTrue();
        String removal = "part=temporary-0&version=" + version.group(1);
        desk.as(lead, "POST", "/rota/4C/temporary", HOLIDAY.replace("oncall-2", "oncall-1"));
        assertThat(desk.as(lead, "POST", "/rota/4C/removal", removal).statusCode())
                .isEqualTo(422);
        assertThat(temporary("4C").size()).isEqualTo(2);
    }

    @Test
    void ofChangesAtOnceNoneIsLost() {
        String lead = tokenOf("lou", "lead");
        CompletableFuture.allOf(IntStream.rangeClosed(10, 21)
                        .mapToObj(day -> CompletableFuture.runAsync(() ->
                                desk.as(lead, "POST", "/rota/4D/temporary", HOLIDAY.replace("12-24", "12-" + day))))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(temporary("4D").size()).isEqualTo(12);
    }

    private JsonNode temporary(String unit) {
        return TestedService.json(desk.api("GET", "/api/rosters/" + unit, "")).path("temporary");
    }
}
