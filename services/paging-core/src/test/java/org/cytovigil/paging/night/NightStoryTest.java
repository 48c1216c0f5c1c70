// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.escalation.Routes;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.OnCallResolver;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.Shift;
import org.junit.jupiter.api.Test;

/**
 * The night in which clocks go back: three patients, two wards, a hand-over at 03:00, a dead carrier, a wrong reply, and a nurse
 * who takes over. What it prints is what docs/operations/night.md shows; {@code -Dpages=write} writes it there.
 */
class NightStoryTest {
    private static final Path PAGE = Path.of("../../docs/operations/night.md");
    private static final String BEGIN = "```text\n";
    private static final String END = "```\n";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Channel SMS = new Channel("SMS");
    private static final Routes ROUTES = new Routes(Map.of(SMS, List.of("sms-a", "sms-b")));

    @Test
    void theStoryOfANight() throws IOException {
        Night night = new Night(wards(), ROUTES, BERLIN, Instant.parse("2026-10-24T23:50:00Z"), List.of("5B", "6E"));
        AlertCode[] code = new AlertCode[3];
        night.at("2026-10-25T00:05:00Z", () -> code[0] = night.raise("night-1", "5B", Priority.HIGH));
        night.at("2026-10-25T00:05:50Z", () -> night.text("ada", code[0] + " a"));
        night.at("2026-10-25T00:40:00Z", () -> night.carrierDies("sms-a"));
        night.at("2026-10-25T00:45:00Z", () -> code[1] = night.raise("night-2", "6E", Priority.MEDIUM));
        night.at("2026-10-25T00:47:00Z", () -> night.text("eve", "can't take " + code[1]));
        night.at("2026-10-25T00:56:00Z", () -> night.text("gus", "A " + code[1]));
        night.at("2026-10-25T01:59:30Z", () -> code[2] = night.raise("night-3", "5B", Priority.HIGH));
        night.at("2026-10-25T02:00:20Z", () -> night.text("bob", code[2] + "A"));
        night.at("2026-10-25T02:01:00Z", () -> night.text("lea", code[2] + " A"));
        night.at("2026-10-25T02:04:00Z", () -> night.takeOver("bob", code[0]));
        night.until("2026-10-25T02:15:00Z");

        String told = String.join("\n", night.timeline) + "\n";
        System.out.print(told);
        assertThat(night.timeline)
                .as("the carrier is dead, and nobody is left without a page")
                .anyMatch(line -> line.contains("refused"))
                .as("what is not understood acknowledges nothing")
                .anyMatch(line -> line.contains("Not understood"))
                .as("one hand-over, although the hour comes twice")
                .filteredOn(line -> line.contains("hands over"))
                .containsExactly("03:00:00 CET  5B  ada hands over to bob");
        compare(told);
    }

    private static void compare(String told) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END, begin);
        if ("write".equals(System.getProperty("pages"))) {
            Files.writeString(PAGE, page.substring(0, begin) + told + page.substring(end));
        } else {
            assertThat(page.substring(begin, end)).isEqualTo(told);
        }
    }

    /** Ward 5B changes shifts at 03:00; lea can always be called. Ward 6E has eve and gus. */
    private static OnCallResolver wards() {
        Set<DayOfWeek> daily = EnumSet.allOf(DayOfWeek.class);
        Roster five = new Roster(
                "5B",
                BERLIN,
                List.of(
                        new Shift(daily, LocalTime.of(19, 0), LocalTime.of(3, 0), List.of("ada")),
                        new Shift(daily, LocalTime.of(3, 0), LocalTime.of(19, 0), List.of("bob"))),
                List.of("lea"),
                List.of());
        Roster six = new Roster("6E", BERLIN, List.of(), List.of("eve", "gus"), List.of());
        Map<String, Person> people = Stream.of("ada:nurse", "bob:nurse", "eve:nurse", "gus:doctor", "lea:doctor")
                .map(text -> text.split(":", -1))
                .map(parts -> new Person(
                        parts[0], parts[0], parts[1], List.of(new Contact(SMS, "+1" + parts[0])), List.of(SMS)))
                .collect(Collectors.toMap(Person::id, Function.identity()));
        return new OnCallResolver(Map.of("5B", five, "6E", six), people, Set.of(SMS));
    }
}
