// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.cytovigil.notification.EpisodePlan.Fate;
import org.cytovigil.notification.EpisodeWard.Arrived;

/** Holds what the ledger tells of an alert against what is on the devices. */
final class EpisodeCheck {
    private final EpisodeAlert alert;
    private final JsonNode told;
    private final List<Arrived> pages;
    private final List<Arrived> all;
    private final List<Arrived> later;
    private final EpisodeWard ward;

    /**
     * Ready to look.
     *
     * @param told what {@code GET /api/alerts/ID} answered
     * @param before everything that was on the devices of the ward before that
     * @param after everything that was on them after it
     */
    EpisodeCheck(EpisodeAlert alert, EpisodeWard ward, JsonNode told, List<Arrived> before, List<Arrived> after) {
        this.alert = alert;
        this.ward = ward;
        this.told = told;
        this.all = before;
        this.pages = EpisodeAlert.pages(before, told.path("code").asText());
        this.later = EpisodeAlert.pages(after, told.path("code").asText());
    }

    /** What was counted. */
    record Counts(int pages, int arrived, int repeated, int unreached) {
        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    pages + more.pages, arrived + more.arrived, repeated + more.repeated, unreached + more.unreached);
        }
    }

    /** Looks at everything; what arrived more often than once for one step is counted. */
    Counts look() {
        assertThat(told.path("state").asText()).isEqualTo(alert.end());
        assertThat(history("RAISED"))
                .as("raised once, however often Kafka delivers it")
                .hasSize(1);
        assertThat(keys(tries(), "page", "attempt"))
                .as("each try is told in the history, once")
                .containsExactlyInAnyOrderElementsOf(keys(history("TRIED"), "page", "attempt"));
        theStateOfEachTryIsTheLastThatWasTold();
        whatArrivedWasPromisedAndWhatIsCalledDeliveredArrived();
        noForgedAnswerHadAnEffect();
        if (alert.plan().fate() == Fate.UNANSWERED) {
            assertThat(history("ALARM")).as("one technical alarm").hasSize(1);
        }
        nothingIsPromisedAfterItsEnd();
        int repeated = 0;
        int unreached = 0;
        Set<String> steps = new TreeSet<>();
        tries().forEach(page -> steps.add(page.path("page").asText()));
        for (String step : steps) {
            long times =
                    pages.stream().filter(message -> step.equals(key(message))).count();
            repeated += (int) Math.max(0, times - 1);
            unreached += times == 0 ? 1 : 0;
        }
        return new Counts(steps.size(), pages.size(), repeated, unreached);
    }

    private void theStateOfEachTryIsTheLastThatWasTold() {
        for (JsonNode page : tries()) {
            String last = history("PROGRESSED").stream()
                    .filter(step -> step.path("page").equals(page.path("page"))
                            && step.path("attempt").equals(page.path("attempt")))
                    .map(step -> step.path("outcome").asText())
                    .reduce("QUEUED", (earlier, later) -> later);
            assertThat(page.path("state").asText()).as("%s", page).isEqualTo(last);
        }
    }

    /** A forged receipt would make a try delivered that is on no device. */
    private void whatArrivedWasPromisedAndWhatIsCalledDeliveredArrived() {
        for (Arrived message : pages) {
            String where = message.message().path("provider").asText();
            int sends = tries().stream()
                    .filter(page -> page.path("page").asText().equals(key(message))
                            && page.path("provider").asText().equals(where))
                    .mapToInt(page -> page.path("sends").asInt())
                    .sum();
            long times = pages.stream()
                    .filter(other -> key(other).equals(key(message))
                            && other.message().path("provider").asText().equals(where))
                    .count();
            assertThat(times)
                    .as("sent as often as the ledger says: %s", message)
                    .isBetween(1L, (long) sends);
        }
        for (JsonNode page : tries()) {
            if (page.path("state").asText().equals("DELIVERED")) {
                assertThat(later)
                        .as("on a device: %s", page)
                        .anyMatch(
                                message -> key(message).equals(page.path("page").asText())
                                        && message.message()
                                                .path("provider")
                                                .asText()
                                                .equals(page.path("provider").asText()));
            }
        }
        // Whoever was not reached is named, with a state that does not say so.
        assertThat(tries()).as("somebody was tried").isNotEmpty();
    }

    private void noForgedAnswerHadAnEffect() {
        List<JsonNode> taken = history("ACKNOWLEDGED");
        if (alert.end().equals("ACKNOWLEDGED")) {
            assertThat(taken).as("taken once").hasSize(1);
            String by = taken.get(0).path("person").asText();
            assertThat(alert.answering()).as("by somebody who answered").contains(by);
            assertThat(told.path("acknowledgedBy").asText()).isEqualTo(by);
            promised()
                    .forEach(person -> assertThat(person)
                            .as("who was told that it is theirs")
                            .isEqualTo(by));
            if (alert.tookOnConsole()) {
                assertThat(by).isEqualTo("admin");
            }
        } else {
            assertThat(taken).as("nobody took it").isEmpty();
        }
    }

    /** To whom a text said that the alert is theirs. */
    private List<String> promised() {
        String words = told.path("code").asText() + ": acknowledged. It is yours now";
        return all.stream()
                .filter(message -> message.sent() && message.body().contains(words))
                .map(message -> ward.owner(message.device()))
                .distinct()
                .toList();
    }

    private void nothingIsPromisedAfterItsEnd() {
        boolean over = false;
        for (JsonNode step : told.path("history")) {
            String kind = step.path("kind").asText();
            assertThat(over && (kind.equals("TRIED") || kind.equals("ESCALATED")))
                    .as("paged after its end: %s", step)
                    .isFalse();
            over |= kind.equals("ACKNOWLEDGED") || kind.equals("CLOSED");
        }
    }

    private List<JsonNode> history(String kind) {
        return StreamSupport.stream(told.path("history").spliterator(), false)
                .filter(step -> step.path("kind").asText().equals(kind))
                .toList();
    }

    private List<JsonNode> tries() {
        return StreamSupport.stream(told.path("pages").spliterator(), false)
                .filter(page -> page.path("kind").asText().equals("PAGE"))
                .toList();
    }

    private static List<String> keys(List<JsonNode> nodes, String... fields) {
        List<String> keys = new ArrayList<>();
        for (JsonNode node : nodes) {
            StringBuilder key = new StringBuilder();
            for (String field : fields) {
                key.append(node.path(field).asText()).append(' ');
            }
            keys.add(key.toString());
        }
        return keys;
    }

    private static String key(Arrived message) {
        return message.message().path("page").asText();
    }
}
