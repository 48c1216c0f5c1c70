// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.ledger.DutyDocument;
import org.cytovigil.notification.ledger.DutyRepository;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.paging.escalation.EscalationPolicy;
import org.cytovigil.paging.oncall.OnCallResolver;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.RosterOverride;
import org.cytovigil.schema.paging.RosterSet;
import org.jspecify.annotations.Nullable;

/** Rosters, people and policies in force, read anew each time, so that a change counts at once. */
@Singleton
public class Duty {
    private final DutyRepository documents;
    private final PersonRepository people;
    private final KafkaOutbox outbox;
    private final Clock clock;

    public Duty(DutyRepository documents, PersonRepository people, KafkaOutbox outbox, Clock clock) {
        this.documents = documents;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Who is on call, as things stand. */
    public OnCallResolver resolver() {
        Map<String, Person> byId =
                people.all().stream().map(PersonRow::person).collect(Collectors.toMap(Person::id, person -> person));
        return new OnCallResolver(rosters(), byId);
    }

    /** The policy of a unit, or the one for any unit, or the standard one. */
    public EscalationPolicy policy(@Nullable String unit) {
        Map<String, String> bodies =
                documents.policies().stream().collect(Collectors.toMap(DutyDocument::unit, DutyDocument::body));
        String body = bodies.getOrDefault(unitOrAny(unit), bodies.get(Roster.ANY_UNIT));
        return body == null
                ? EscalationPolicy.standard(Roster.ANY_UNIT)
                : PolicyDocument.read(
                        bodies.containsKey(unitOrAny(unit)) ? unitOrAny(unit) : "*", Document.parse(body));
    }

    /** The roster of exactly this unit, where it has one. */
    public @Nullable Roster roster(String unit) {
        return rosters().get(unit);
    }

    /** Sets a policy that was read by {@link PolicyDocument}. */
    @Transactional
    public void setPolicy(EscalationPolicy policy, String by) {
        documents.putPolicy(policy.unit(), Document.text(PolicyDocument.of(policy)));
        outbox.audit(by, "POLICY_SET", policy.unit(), null);
    }

    /** Sets a roster; everybody it names must be known. */
    @Transactional
    public void setRoster(Roster roster, String by) {
        Set<String> unknown = new TreeSet<>(roster.named());
        people.all().forEach(person -> unknown.remove(person.id()));
        if (!unknown.isEmpty()) {
            throw new JsonProblem("not known: " + String.join(", ", unknown));
        }
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

    /** Adds a dated exception; those that are over are dropped. */
    @Transactional
    public Roster addOverride(Roster roster, RosterOverride override, String by) {
        List<RosterOverride> overrides = new ArrayList<>(roster.overrides());
        overrides.removeIf(old -> old.to().isBefore(clock.instant()));
        overrides.add(override);
        Roster changed = new Roster(roster.unit(), roster.zone(), roster.shifts(), roster.people(), overrides);
        setRoster(changed, by);
        return changed;
    }

    private Map<String, Roster> rosters() {
        Map<String, Roster> rosters = new LinkedHashMap<>();
        for (DutyDocument document : documents.rosters()) {
            rosters.put(document.unit(), RosterDocument.read(document.unit(), Document.parse(document.body())));
        }
        return rosters;
    }

    private static String unitOrAny(@Nullable String unit) {
        return unit == null ? Roster.ANY_UNIT : unit;
    }
}
