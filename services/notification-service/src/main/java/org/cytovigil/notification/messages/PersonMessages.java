// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.messages;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.ledger.Account;
import org.cytovigil.notification.ledger.AccountRepository;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTry.Said;
import org.cytovigil.notification.ledger.PageTry.Way;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.paging.PageText;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.paging.escalation.Routes.Route;
import org.cytovigil.paging.oncall.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages to people who need not answer. One that fails is tried by the person's other ways. */
@Singleton
public class PersonMessages {
    private static final Logger LOG = LoggerFactory.getLogger(PersonMessages.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 6;
    private static final String LEAD = "lead";
    private static final String ADMIN = "admin";

    private final PageTryRepository tries;
    private final PersonRepository people;
    private final AccountRepository accounts;
    private final Channels channels;

    public PersonMessages(
            PageTryRepository tries, PersonRepository people, AccountRepository accounts, Channels channels) {
        this.tries = tries;
        this.people = people;
        this.accounts = accounts;
        this.channels = channels;
    }

    /** Tells everybody who was paged for an alert that it was taken back, by the way that last worked for them. */
    public void retracted(Alert alert, Instant now) {
        String text = PageText.retracted(alert.unit(), new AlertCode(alert.code()));
        ways(alert).values().forEach(way -> send(way, Said.message(PageTry.RETRACTION, alert.id(), text), now));
    }

    /** Tells those who were paged for an alert, and will not be any more, that its patient is in another unit. */
    public void moved(Alert before, String unit, Set<String> pagedNow, Instant now) {
        String text = PageText.moved(before.unit(), unit, new AlertCode(before.code()));
        ways(before).forEach((person, way) -> {
            if (!pagedNow.contains(person)) {
                send(way, Said.message(PageTry.MOVED, before.id(), text), now);
            }
        });
    }

    /**
     * Tells the leads something about a person; where none can be reached the administrators, and else everybody but that
     * person, since somebody must hear of it.
     */
    public void tellLeads(String text, String about, Instant now) {
        Map<String, String> roles = accounts.all().stream().collect(Collectors.toMap(Account::username, Account::role));
        List<PersonRow> leads = reachable(roles, LEAD);
        List<PersonRow> told = leads.isEmpty() ? reachable(roles, ADMIN) : leads;
        if (told.isEmpty()) {
            told = people.all().stream()
                    .filter(person ->
                            !person.id().equals(about) && !routes(person).isEmpty())
                    .toList();
        }
        if (told.isEmpty()) {
            LOG.warn("nobody can be reached to tell: {}", text);
        }
        told.forEach(person -> tell(person, text, now));
    }

    /** Tells one person something that asks for no answer. */
    public void tell(PersonRow person, String text, Instant now) {
        routes(person).stream().findFirst().ifPresent(way -> send(way, Said.message(PageTry.NOTICE, null, text), now));
    }

    /** Tells who takes over a unit which of its alerts are not over, by the channels on which a MEDIUM alert would page. */
    public boolean handOver(PersonRow person, List<Channel> channelsOfStep, String text, Instant now) {
        Optional<Way> way = channels.routes().to(person.person(), channelsOfStep).stream()
                .map(route -> way(person.id(), route))
                .findFirst();
        way.ifPresent(first ->
                send(first, new Said(PageTry.HAND_OVER, null, 0, text, text, Priority.MEDIUM.name(), null), now));
        return way.isPresent();
    }

    /** Says again by the next way what could not be said; what goes to the provider of pagers goes the same way. */
    public void failed(PageTry message, Instant now) {
        if (!message.isMessage() || message.attempt() >= MOST_ATTEMPTS) {
            return;
        }
        List<Way> ways = message.about() != null
                ? List.of(message.way())
                : people.find(message.person()).map(this::routes).orElse(List.of());
        if (!ways.isEmpty()) {
            Way next = ways.get(message.attempt() % ways.size());
            var unused = tries.promise(message.again(next, now, now.plus(PAUSE.multipliedBy(message.attempt()))));
        }
    }

    private List<PersonRow> reachable(Map<String, String> roles, String role) {
        return people.all().stream()
                .filter(person -> role.equals(roles.get(person.id())))
                .filter(person -> !routes(person).isEmpty())
                .toList();
    }

    private List<Way> routes(PersonRow person) {
        return channels.routes().to(person.person(), List.of()).stream()
                .map(route -> way(person.id(), route))
                .toList();
    }

    private static Way way(String person, Route route) {
        return new Way(
                person,
                route.contact().channel().name(),
                route.provider(),
                route.contact().address());
    }

    /** The way that last worked for each person who was paged. */
    private Map<String, Way> ways(Alert alert) {
        Map<String, Way> ways = new LinkedHashMap<>();
        for (PageTry page : tries.of(alert.id())) {
            if (page.isPage() && page.state() != DeliveryState.FAILED) {
                ways.put(page.person(), page.way());
            }
        }
        return ways;
    }

    private void send(Way way, Said said, Instant now) {
        String name = String.join(
                "|",
                Optional.ofNullable(said.alertId()).orElse(said.body()),
                said.kind(),
                now.toString(),
                way.person());
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        var unused = tries.promise(PageTry.promised(id, 1, way, said, now));
    }
}
