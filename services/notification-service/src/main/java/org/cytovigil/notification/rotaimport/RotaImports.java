// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rotaimport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.paging.oncall.Interval;
import org.cytovigil.paging.oncall.Roster;

/** Reads the files of other programs for a unit; sets nothing. */
@Singleton
public class RotaImports {
    /** The longest that a calendar is read ahead, in days. */
    public static final int LONGEST_DAYS = 366;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Duty duty;
    private final PersonRepository people;
    private final RunTime time;

    RotaImports(Duty duty, PersonRepository people, RunTime time) {
        this.duty = duty;
        this.people = people;
        this.time = time;
    }

    /**
     * Reads a file.
     *
     * @param format ics, pagerduty, opsgenie or goalert
     * @param days how far a calendar is read ahead, 1 to {@link #LONGEST_DAYS}
     * @throws JsonProblem for what cannot be read
     */
    public ImportedRota read(String unit, String format, int days, String body) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw new JsonProblem("days must be 1 to " + LONGEST_DAYS);
        }
        Roster before = duty.rosterToChange(unit);
        List<PersonRow> rows = people.all();
        KnownPeople known = new KnownPeople(rows.stream().map(PersonRow::person).toList());
        Instant now = time.wall();
        ScheduleFile file = new ScheduleFile(before, known, now);
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "ics" -> CalendarImport.read(body, before, known, new Interval(now, now.plus(Duration.ofDays(days))));
            case "pagerduty" -> PagerDutyImport.read(json(body), file);
            case "opsgenie" -> OpsgenieImport.read(json(body), file);
            case "goalert" -> GoAlertImport.read(json(body), file);
            default -> throw new JsonProblem("format must be ics, pagerduty, opsgenie or goalert");
        };
    }

    private static JsonNode json(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException broken) {
            throw new JsonProblem("the body is no JSON object");
        }
        throw new JsonProblem("the body is no JSON object");
    }
}
