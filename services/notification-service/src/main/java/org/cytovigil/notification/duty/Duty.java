// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.alarm.TechnicalAlarms;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.ledger.DutyDocument;
import org.cytovigil.notification.ledger.DutyRepository;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.paging.escalation.EscalationPolicy;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Interval;
import org.cytovigil.paging.oncall.OnCallResolver;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.RosterOverride;
import org.cytovigil.paging.oncall.TemporarySchedule;
import org.cytovigil.schema.paging.RosterSet;
import org.jspecify.annotations.Nullable;

/** Rosters, people and policies in force, read anew each time, so that a change counts at once. */
@Singleton
public class Duty {
    private final DutyRepository documents;
    private final PersonRepository people;
    private final KafkaOutbox outbox;
    private final RunTime time;
    private final Channels channels;
    private final TechnicalAlarms alarms;

    public Duty(
            DutyRepository documents,
            PersonRepository people,
            KafkaOutbox outbox,
            RunTime time,
            Channels channels,
            TechnicalAlarms alarms) {
        this.documents = documents;
        this.people = people;
        this.outbox = outbox;
        this.time = time;
        this.channels = channels;
        this.alarms = alarms;
    }

    /** Everything as it stands. A roster or policy that cannot be read is replaced by one that pages everybody. */
    public DutyNow standing() {
        Map<String, Person> byId = everybody();
        Map<String, EscalationPolicy> policies = new LinkedHashMap<>();
        for (DutyDocument document : documents.policies()) {
            policies.put(document.unit(), policy(document));
        }
        return new DutyNow(new OnCallResolver(rosters(List.copyOf(byId.keySet())), byId, channels.served()), policies);
    }

    /** Everybody, by their ids in order. Whatever of them cannot be read is an alarm. */
    private Map<String, Person> everybody() {
        Map<String, Person> byId = new LinkedHashMap<>();
        for (PersonRow row : people.all()) {
            if (!row.readable()) {
                alarms.raiseOnce(row.id(), "an address or a channel of this person cannot be read: it is not used");
            }
            byId.put(row.id(), row.person());
        }
        return byId;
    }

    /** How things would stand with this roster or policy in place of the one in force; checked as if it were set. */
    public DutyNow trial(@Nullable Roster roster, @Nullable EscalationPolicy policy) {
        Map<String, Person> byId = everybody();
        Map<String, Roster> rosters = new LinkedHashMap<>(rosters(List.copyOf(byId.keySet())));
        Map<String, EscalationPolicy> policies = new LinkedHashMap<>(standing().policies());
        if (roster != null) {
            refuseUnknownPeople(roster);
            rosters.put(roster.unit(), roster);
        }
        if (policy != null) {
            refuseUnknownChannels(policy);
            policies.put(policy.unit(), policy);
        }
        return new DutyNow(new OnCallResolver(rosters, byId, channels.served()), policies);
    }

    /** Who is on call, as things stand. */
    public OnCallResolver resolver() {
        return standing().resolver();
    }

    /** The policy of a unit, or the one for any unit, or the standard one. */
    public EscalationPolicy policy(@Nullable String unit) {
        return standing().policy(unit);
    }

    /** The roster of exactly this unit, where it has one. */
    public @Nullable Roster roster(String unit) {
        return rosters(people.all().stream().map(PersonRow::id).toList()).get(unit);
    }

    /** What is wrong with whom the roster of a unit names, in words for whoever keeps it. */
    public List<String> warnings(String unit, OnCallResolver resolver) {
        List<String> warnings = new ArrayList<>();
        Roster own = roster(unit);
        if (own != null && own.named().isEmpty()) {
            warnings.add("the roster names nobody: the people of the roster for any unit are paged");
        }
        resolver.unreachable(unit)
                .forEach(person ->
                        warnings.add(person + " cannot be reached: no address on a channel that has a provider"));
        people.all().stream()
                .filter(person -> person.stoppedAt() != null && resolver.names(unit, person.id()))
                .forEach(person -> warnings.add(person.id() + " has ended text messages (STOP)"));
        return warnings;
    }

    /** Keeps all rosters as they are until the transaction ends. */
    public void holdRosters() {
        var unused = documents.oneAtATime();
    }

    /** The units whose own roster names the person. */
    public List<String> rostersNaming(String person) {
        return rosters(List.of()).values().stream()
                .filter(roster -> roster.named().contains(person))
                .map(Roster::unit)
                .toList();
    }

    /** Sets a policy that was read by {@link PolicyDocument}. */
    @Transactional
    public void setPolicy(EscalationPolicy policy, String by) {
        refuseUnknownChannels(policy);
        documents.putPolicy(policy.unit(), Document.text(PolicyDocument.of(policy)));
        outbox.audit(by, "POLICY_SET", policy.unit(), null);
    }

    private void refuseUnknownChannels(EscalationPolicy policy) {
        Stream.of(policy.high(), policy.medium())
                .flatMap(ladder -> ladder.steps().stream())
                .flatMap(step -> step.channels().stream())
                .filter(channel -> !channels.known().contains(channel))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new JsonProblem("channels: there is no " + unknown.name() + "; there are "
                            + channels.known().stream().map(Channel::name).collect(Collectors.joining(", ")));
                });
    }

    private void refuseUnknownPeople(Roster roster) {
        Set<String> unknown = new TreeSet<>(roster.named());
        people.all().forEach(person -> unknown.remove(person.id()));
        if (!unknown.isEmpty()) {
            throw new JsonProblem("not known: " + String.join(", ", unknown));
        }
    }

    /** Whose place is taken must be somebody, or a mistyped name takes nobody's; whoever left since is no reason to refuse another. */
    private void refuseReplacingNobody(Roster roster) {
        Roster old = roster(roster.unit());
        List<RosterOverride> kept = old == null ? List.of() : old.overrides();
        List<String> known = people.all().stream().map(PersonRow::id).toList();
        List<String> unknown = roster.overrides().stream()
                .filter(override -> !kept.contains(override))
                .flatMap(override -> Stream.ofNullable(override.replaces()))
                .filter(replaced -> !known.contains(replaced))
                .toList();
        if (!unknown.isEmpty()) {
            throw new JsonProblem("replaces: not known: " + String.join(", ", unknown));
        }
    }

    /** What calendars cannot show is a mistake; one that was stored before is no reason to refuse another. */
    private void refuseBeyondCalendars(Roster roster) {
        Roster old = roster(roster.unit());
        Set<Interval> kept = old == null ? Set.of() : planned(old).collect(Collectors.toSet());
        if (planned(roster).anyMatch(each -> !each.fitsCalendars() && !kept.contains(each))) {
            throw new JsonProblem("overrides and temporary schedules must lie in the years 0001 to 9999");
        }
    }

    private static Stream<Interval> planned(Roster roster) {
        return Stream.concat(
                roster.overrides().stream().map(RosterOverride::interval),
                roster.temporary().stream().map(TemporarySchedule::interval));
    }

    /** Sets a roster; everybody it names must be known. */
    @Transactional
    public void setRoster(Roster roster, String by) {
        var unused = documents.oneAtATime();
        refuseUnknownPeople(roster);
        refuseReplacingNobody(roster);
        refuseBeyondCalendars(roster);
        String body = Document.text(RosterDocument.of(roster));
        documents.putRoster(roster.unit(), body);
        Instant now = outbox.now();
        outbox.add(
                Topics.ROSTERS,
                roster.unit(),
                RosterSet.newBuilder()
                        .setUnit(roster.unit())
                        .setRoster(body)
                        .setAt(now)
                        .setBy(by)
                        .build());
        outbox.audit(by, "ROSTER_SET", roster.unit(), null);
    }

    /**
     * Changes the roster of a unit as it stands, one change at a time: of two people who change it at once neither undoes the other.
     */
    @Transactional
    public Roster change(String unit, UnaryOperator<Roster> change, String by) {
        var unused = documents.oneAtATime();
        Roster changed = change.apply(rosterToChange(unit));
        setRoster(changed, by);
        return changed;
    }

    /**
     * Adds a dated exception to a unit's roster; a unit that uses the one for any unit gets its own with it. Those that are over are
     * dropped.
     */
    @Transactional
    public Roster addOverride(String unit, RosterOverride override, String by) {
        return change(
                unit,
                roster -> {
                    List<RosterOverride> overrides = new ArrayList<>(roster.overrides());
                    overrides.removeIf(old -> old.to().isBefore(time.wall()));
                    overrides.add(override);
                    return roster.with(overrides);
                },
                by);
    }

    /** The roster of a unit as it would be changed: its own, or a copy of the one for any unit, or an empty one. */
    public Roster rosterToChange(String unit) {
        Roster own = roster(unit);
        Roster any = own == null ? roster(Roster.ANY_UNIT) : own;
        return any == null ? new Roster(unit, ZoneOffset.UTC, List.of(), List.of(), List.of()) : any.named(unit);
    }

    /** The units that have a roster of their own. */
    public List<String> units() {
        return documents.rosters().stream().map(DutyDocument::unit).toList();
    }

    private Map<String, Roster> rosters(List<String> everybody) {
        Map<String, Roster> rosters = new LinkedHashMap<>();
        for (DutyDocument document : documents.rosters()) {
            rosters.put(document.unit(), roster(document, everybody));
        }
        return rosters;
    }

    private Roster roster(DutyDocument document, List<String> everybody) {
        try {
            return RosterDocument.read(document.unit(), Document.parse(document.body()));
        } catch (RuntimeException unreadable) {
            alarms.raiseOnce(document.unit(), "the roster of this unit cannot be read: everybody is paged");
            return new Roster(document.unit(), ZoneOffset.UTC, List.of(), everybody, List.of());
        }
    }

    private EscalationPolicy policy(DutyDocument document) {
        try {
            return PolicyDocument.read(document.unit(), Document.parse(document.body()));
        } catch (RuntimeException unreadable) {
            alarms.raiseOnce(document.unit(), "the policy of this unit cannot be read: everybody is paged");
            return EscalationPolicy.everybody(document.unit());
        }
    }
}
