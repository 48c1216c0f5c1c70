// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.security.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.duty.DutyCalendar;
import org.cytovigil.notification.duty.PolicyDocument;
import org.cytovigil.notification.duty.Reaches;
import org.cytovigil.notification.duty.RosterDocument;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.http.RequestJson;
import org.cytovigil.notification.security.Role;
import org.cytovigil.paging.escalation.EscalationPolicy;
import org.cytovigil.paging.oncall.Interval;
import org.cytovigil.paging.oncall.OnCallResolver;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.RosterOverride;
import org.cytovigil.paging.oncall.Watch;

/** Who is on call, and how alerts climb. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
class DutyController {
    private static final int LONGEST_DAYS = 366;
    private static final Duration CALENDAR = Duration.ofDays(14);

    private final Duty duty;
    private final Reaches reaches;
    private final Channels channels;
    private final Clock clock;

    DutyController(Duty duty, Reaches reaches, Channels channels, Clock clock) {
        this.duty = duty;
        this.reaches = reaches;
        this.channels = channels;
        this.clock = clock;
    }

    @Get("/oncall")
    @Secured(Role.VIEWER)
    HttpResponse<?> onCall(
            @QueryValue(defaultValue = Roster.ANY_UNIT) String unit,
            @QueryValue(defaultValue = "") String at,
            Authentication account) {
        Addresses addresses = Addresses.seenBy(account, channels);
        Instant when;
        try {
            when = at.isEmpty()
                    ? clock.instant()
                    : OffsetDateTime.parse(at.replace(' ', '+')).toInstant();
        } catch (DateTimeException unreadable) {
            return Problem.of(HttpStatus.BAD_REQUEST, "at must be an RFC 3339 time");
        }
        return HttpResponse.ok(new PeopleOnCall(
                unit,
                when,
                duty.resolver().onCall(unit, when).stream()
                        .map(person -> view(person, addresses))
                        .toList()));
    }

    /** An address is a key to somebody's phone or pager: a viewer sees the channel alone. */
    private static PeopleOnCall.OnCall view(Person person, Addresses addresses) {
        return new PeopleOnCall.OnCall(
                person.id(),
                person.name(),
                person.role(),
                person.contacts().stream().map(addresses::of).toList());
    }

    @Get("/rosters/{unit}")
    @Secured(Role.VIEWER)
    HttpResponse<?> roster(@PathVariable String unit) {
        Roster roster = duty.roster(unit);
        return roster == null ? noRoster(unit) : HttpResponse.ok(RosterDocument.of(roster));
    }

    @Put("/rosters/{unit}")
    @Secured(Role.LEAD)
    HttpResponse<?> setRoster(@PathVariable String unit, @Body String body, Principal account) {
        Roster roster = RosterDocument.read(RequestJson.name(unit, "unit"), RequestJson.of(body));
        duty.setRoster(roster, account.getName());
        return HttpResponse.ok(RosterDocument.of(roster));
    }

    /** A unit that uses the roster for any unit gets its own with the first exception. */
    @Post("/rosters/{unit}/overrides")
    @Secured(Role.LEAD)
    HttpResponse<?> override(@PathVariable String unit, @Body String body, Principal account) {
        RosterOverride override = RosterDocument.override(RequestJson.of(body));
        String ward = RequestJson.name(unit, "unit");
        return HttpResponse.created(RosterDocument.of(duty.addOverride(ward, override, account.getName())));
    }

    @Get("/rosters/{unit}/gaps")
    @Secured(Role.VIEWER)
    HttpResponse<?> gaps(@PathVariable String unit, @QueryValue(defaultValue = "28") int days) {
        if (days < 1 || days > LONGEST_DAYS) {
            return Problem.of(HttpStatus.BAD_REQUEST, "days must be 1 to " + LONGEST_DAYS);
        }
        Instant now = clock.instant();
        OnCallResolver resolver = duty.resolver();
        Interval ahead = new Interval(now, now.plus(Duration.ofDays(days)));
        return HttpResponse.ok(new UnitGaps(
                unit,
                duty.warnings(unit, resolver),
                resolver.gaps(unit, ahead.from(), ahead.to()).stream()
                        .map(Stretch::of)
                        .toList(),
                resolver.unreached(unit, ahead, reaches.now()).stream()
                        .map(UnreachedStretch::of)
                        .toList()));
    }

    /** Unlike other answers a file, for calendar programs. */
    @Get("/oncall.ics")
    @Secured(Role.VIEWER)
    @Produces("text/calendar")
    HttpResponse<?> calendar(@QueryValue(defaultValue = Roster.ANY_UNIT) String unit) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        // From before now, so that the watch under way keeps its begin, and with it its name, from one fetch to the
        // next.
        Instant from = now.minus(CALENDAR).truncatedTo(ChronoUnit.DAYS);
        List<Watch> watches = duty.resolver().watches(unit, from, now.plus(CALENDAR)).stream()
                .filter(watch -> watch.interval().to().isAfter(now))
                .toList();
        return HttpResponse.ok(DutyCalendar.of(unit, watches, now))
                .contentType(MediaType.of("text/calendar;charset=utf-8"))
                .header("Content-Disposition", "inline; filename=\"oncall.ics\"");
    }

    @Get("/policies/{unit}")
    @Secured(Role.VIEWER)
    Map<String, Object> policy(@PathVariable String unit) {
        return PolicyDocument.of(duty.policy(unit));
    }

    @Put("/policies/{unit}")
    @Secured(Role.ADMIN)
    HttpResponse<?> setPolicy(@PathVariable String unit, @Body String body, Principal account) {
        EscalationPolicy policy = PolicyDocument.read(RequestJson.name(unit, "unit"), RequestJson.of(body));
        duty.setPolicy(policy, account.getName());
        return HttpResponse.ok(PolicyDocument.of(policy));
    }

    private static HttpResponse<?> noRoster(String unit) {
        return Problem.of(HttpStatus.NOT_FOUND, "unit " + unit + " has no roster of its own");
    }
}
