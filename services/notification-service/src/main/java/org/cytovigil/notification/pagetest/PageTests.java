// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.pagetest;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTry.Said;
import org.cytovigil.notification.ledger.PageTry.Way;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.notification.sending.DeliveryTracker;
import org.cytovigil.notification.sending.DeliveryTracker.Sign;
import org.cytovigil.notification.sending.DeliveryTracker.TryKey;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.paging.PageText;
import org.cytovigil.paging.delivery.DeliverySign;
import org.cytovigil.paging.escalation.Routes.Route;

/**
 * Sends a person one test page by each way that a page could take: each address through each of its providers. None takes
 * another way where it fails, since each must be proven by itself.
 */
@Singleton
public class PageTests {
    /** How long a code of a test can be answered. */
    private static final Duration ANSWERED = Duration.ofDays(1);

    private static final int MOST_CODES = 50;

    private final PageTryRepository tries;
    private final AlertRepository alerts;
    private final Channels channels;
    private final DeliveryTracker book;
    private final KafkaOutbox outbox;

    public PageTests(
            PageTryRepository tries,
            AlertRepository alerts,
            Channels channels,
            DeliveryTracker book,
            KafkaOutbox outbox) {
        this.tries = tries;
        this.alerts = alerts;
        this.channels = channels;
        this.book = book;
        this.outbox = outbox;
    }

    /** Promises the pages; the id of the test, empty where there is no way to the person. */
    @Transactional
    public Optional<String> begin(PersonRow person, String by) {
        List<Route> routes = channels.routes().to(person.person(), List.of());
        if (routes.isEmpty()) {
            return Optional.empty();
        }
        Instant now = outbox.now();
        String test = UUID.randomUUID().toString();
        for (int number = 0; number < routes.size(); number++) {
            var unused = promise(test, number, person, routes.get(number), now);
        }
        outbox.audit(by, "PAGE_TESTED", person.id(), null);
        return Optional.of(test);
    }

    /** Promises one page, by the way that a page would take first; its id, empty where there is no way to the person. */
    @Transactional
    public Optional<String> beginFirst(PersonRow person) {
        return channels.routes().to(person.person(), List.of()).stream()
                .findFirst()
                .map(route -> promise(UUID.randomUUID().toString(), 0, person, route, outbox.now()));
    }

    /** Promises one page by one way that the person asked for; its id. */
    @Transactional
    public String beginBy(Route route, PersonRow person) {
        outbox.audit(person.id(), "PAGE_TESTED", person.id(), route.provider());
        return promise(UUID.randomUUID().toString(), 0, person, route, outbox.now());
    }

    private String promise(String test, int number, PersonRow person, Route route, Instant now) {
        Way way = new Way(
                person.id(),
                route.contact().channel().name(),
                route.provider(),
                route.contact().address());
        Said said = Said.message(PageTry.TEST, null, PageText.test(freeCode(test + number, now)));
        String pageId = prefix(test) + number;
        var unused = tries.promise(PageTry.promised(pageId, 1, way, said, now));
        return pageId;
    }

    /** The pages of a test of a person, as far as they got; empty where there is no such test. */
    public List<PageTry> of(String person, String test) {
        return tries.tests(person, prefix(test));
    }

    /** Whether the answer is to a test page of that person: it proves that a human read it. */
    public boolean answered(String person, AlertCode code) {
        Optional<PageTry> page = tries.test(person, code.text(), outbox.now().minus(ANSWERED));
        page.ifPresent(tested -> {
            var unused = book.record(
                    new TryKey(tested.pageId(), tested.attempt()),
                    new Sign(DeliverySign.RECEIPT_DELIVERED, null, "answered"));
            tries.answered(tested.pageId());
        });
        return page.isPresent();
    }

    private AlertCode freeCode(String name, Instant now) {
        AlertCode code = AlertCode.of(name, 0);
        for (int attempt = 1; attempt < MOST_CODES && alerts.codeTaken(code.text(), "", now); attempt++) {
            code = AlertCode.of(name, attempt);
        }
        return code;
    }

    /** How the ids of the pages of a test begin. */
    private static String prefix(String test) {
        return "test-" + test + "-";
    }
}
