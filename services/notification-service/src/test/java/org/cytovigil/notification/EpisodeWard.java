// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A ward with three people on call; the second has a pager beside the telephone. One episode at a time is played in it. */
record EpisodeWard(String unit, List<String> people, Map<String, String> phones) {

    static EpisodeWard made(int number, TwoNotifiers site) {
        String unit = "W" + number;
        List<String> people = new ArrayList<>();
        Map<String, String> phones = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            String person = "p" + number + "-" + i;
            String phone = "+1555" + (1000 + number * 3 + i);
            people.add(person);
            phones.put(phone, person);
            String pager = i == 1 ? ",\"pager\":\"P" + number + "\",\"channels\":[\"PAGER\",\"SMS\"]" : "";
            put(
                    site,
                    "/api/people/" + person,
                    "{\"name\":\"Person\",\"duty\":\"%s\",\"phone\":\"%s\"%s}"
                            .formatted(i == 1 ? "icu" : "haematology", phone, pager));
        }
        put(site, "/api/rosters/" + unit, "{\"zone\":\"UTC\",\"people\":[\"" + String.join("\",\"", people) + "\"]}");
        return new EpisodeWard(unit, people, phones);
    }

    private static void put(TwoNotifiers site, String path, String body) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            TwoNotifiers.Answer answer = site.api(0, "PUT", path, body);
            assertThat(answer.status()).as("%s: %s", path, answer.body()).isBetween(200, 299);
        });
    }

    /** Whose device it is; a text that was kept while the database was dead is answered on the pager of who has one. */
    String owner(String device) {
        return device.startsWith("pager:") ? people.get(1) : String.valueOf(phones.get(device));
    }

    /** All devices; a pager is one. */
    List<String> devices() {
        List<String> devices = new ArrayList<>(phones.keySet());
        devices.add("pager:P" + unit.substring(1));
        return devices;
    }

    /** A message on a device. */
    record Arrived(String device, JsonNode message) {
        String body() {
            return message.path("body").asText();
        }

        boolean sent() {
            return message.path("direction").asText().equals("OUT");
        }
    }

    List<Arrived> arrived(TwoNotifiers site) {
        List<Arrived> all = new ArrayList<>();
        for (String device : devices()) {
            site.messages(device).forEach(message -> all.add(new Arrived(device, message)));
        }
        return all;
    }
}
