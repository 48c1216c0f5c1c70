// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.console.WardZones;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.console.alert.Rung;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.duty.DutyNow;
import org.cytovigil.notification.ledger.BoardRepository;
import org.cytovigil.notification.ledger.HandOverRepository;
import org.cytovigil.notification.ledger.LastProven;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.ledger.PatientRow;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.ledger.ShiftTest;
import org.cytovigil.notification.ledger.SilenceRow;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.notification.silence.Silences;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.oncall.OnCallResolver;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.TestPageFate;

/** Makes the page of the rota. */
@Singleton
class Rotas {
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int MOST_WATCHES = 6;

    private final Duty duty;
    private final BoardRepository board;
    private final PersonRepository people;
    private final PageTryRepository tries;
    private final HandOverRepository handOvers;
    private final Silences silences;
    private final Channels channels;
    private final WardZones zones;
    private final RunTime time;

    Rotas(
            Duty duty,
            BoardRepository board,
            PersonRepository people,
            PageTryRepository tries,
            HandOverRepository handOvers,
            Silences silences,
            Channels channels,
            WardZones zones,
            RunTime time) {
        this.duty = duty;
        this.board = board;
        this.people = people;
        this.tries = tries;
        this.handOvers = handOvers;
        this.silences = silences;
        this.channels = channels;
        this.zones = zones;
        this.time = time;
    }

    /** Everything in words; each ward in its own zone. */
    Rota of(Words words) {
        DutyNow standing = duty.standing();
        List<String> units = Stream.concat(
                        duty.units().stream(),
                        board.patients().stream().map(PatientRow::unit).filter(Objects::nonNull))
                .distinct()
                .sorted()
                .toList();
        List<String> shown = units.isEmpty() ? List.of(Roster.ANY_UNIT) : units;
        Map<String, Instant> proven =
                tries.lastProven().stream().collect(Collectors.toMap(LastProven::person, LastProven::at));
        Set<String> failed = handOvers.newest().stream()
                .filter(test -> test.fate().equals(TestPageFate.FAILED.name()))
                .map(ShiftTest::person)
                .collect(Collectors.toSet());
        return new Rota(
                shown.stream().map(unit -> unit(unit, standing, words)).toList(),
                people.all().stream()
                        .map(person -> somebody(person, proven, failed, standing.resolver(), words))
                        .toList(),
                silences.inForce().stream()
                        .map(silence -> silence(silence, words))
                        .toList());
    }

    private Rota.Unit unit(String unit, DutyNow standing, Words site) {
        Words words = site.in(zones.of(unit));
        Instant now = time.wall();
        // Until the end of a day: a gap that was closed until there must not open anew with each second that passes.
        Instant until = now.plus(AHEAD).truncatedTo(ChronoUnit.DAYS);
        OnCallResolver resolver = standing.resolver();
        List<Person> onCall = resolver.onCall(unit, now);
        return new Rota.Unit(
                unit,
                words.zone().getId(),
                onCall.stream().map(Person::name).toList(),
                resolver.standIns(unit, now),
                resolver.watches(unit, now, until).stream()
                        .limit(MOST_WATCHES)
                        .map(watch -> new Rota.Turn(
                                stamp(watch.interval().from(), words),
                                stamp(watch.interval().to(), words),
                                watch.people().stream().map(Person::name).collect(Collectors.joining(", "))))
                        .toList(),
                resolver.gaps(unit, now, until).stream()
                        .map(gap -> new Rota.Gap(
                                stamp(gap.from(), words),
                                stamp(gap.to(), words),
                                gap.from().toString(),
                                gap.to().toString()))
                        .toList(),
                duty.warnings(unit, resolver),
                Rung.of(standing.policy(unit).ladder(Priority.HIGH), onCall, 0, now));
    }

    private static String stamp(Instant at, Words words) {
        return words.weekday(at) + " " + words.clock(at);
    }

    private Rota.Somebody somebody(
            PersonRow row, Map<String, Instant> proven, Set<String> failed, OnCallResolver resolver, Words words) {
        Person person = row.person();
        Instant last = proven.get(row.id());
        String warning = !resolver.reachable(person)
                ? words.of("rota.unreachable")
                : row.stoppedAt() != null
                        ? words.of("rota.stopped")
                        : failed.contains(row.id()) ? words.of("rota.testfailed") : "";
        return new Rota.Somebody(
                row.id(),
                row.name(),
                row.duty(),
                person.contacts().stream()
                        .map(contact -> contact.channel().name())
                        .map(channel -> words.word("channel", channel, channels.label(channel)))
                        .collect(Collectors.joining(", ")),
                last == null ? "" : words.time(last) + " (" + words.of("age.ago", words.age(last)) + ")",
                warning);
    }

    private static Rota.Silence silence(SilenceRow silence, Words words) {
        String what = Stream.of(
                        words.word("cause", silence.cause()),
                        silence.alertId() == null ? "" : words.of("alert.title"),
                        silence.patient() == null ? "" : words.of("alert.patient") + " " + silence.patient(),
                        silence.unit() == null ? "" : words.ward(silence.unit()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return new Rota.Silence(
                silence.id(),
                what,
                silence.reason(),
                silence.owner(),
                words.time(silence.expiresAt()),
                words.span(Duration.between(words.now(), silence.expiresAt())));
    }
}
