// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.handover;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.ledger.HandOverRepository;
import org.cytovigil.notification.ledger.LastProven;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.ledger.ShiftTest;
import org.cytovigil.notification.messages.PersonMessages;
import org.cytovigil.notification.pagetest.PageTests;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.paging.PageText;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.TestPageFate;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Test pages to those who take over. Off unless a setting says how old a proof may be: whoever gets too many tests does not
 * hear the page. A test that fails goes on to the next on call and to the leads.
 */
@Singleton
public class ShiftTests {
    private final HandOverRepository handOvers;
    private final PageTryRepository tries;
    private final PersonRepository people;
    private final PersonMessages messages;
    private final PageTests tests;
    private final Channels channels;
    private final Duty duty;
    private final KafkaOutbox outbox;
    private final RunTime time;
    private final @Nullable Duration after;

    public ShiftTests(
            HandOverRepository handOvers,
            PageTryRepository tries,
            PersonRepository people,
            PersonMessages messages,
            PageTests tests,
            Channels channels,
            Duty duty,
            KafkaOutbox outbox,
            RunTime time,
            Settings settings) {
        this.handOvers = handOvers;
        this.tries = tries;
        this.people = people;
        this.messages = messages;
        this.tests = tests;
        this.channels = channels;
        this.duty = duty;
        this.outbox = outbox;
        this.time = time;
        this.after = settings.isSet(SettingKey.NOTIFICATION_SHIFT_TEST)
                ? settings.duration(SettingKey.NOTIFICATION_SHIFT_TEST)
                : null;
    }

    /** Sends a test page to somebody who takes over a unit, where the newest proof is too old. */
    void begin(String unit, PersonRow person) {
        Instant now = outbox.now();
        if (after == null || provenSince(person.id(), now.minus(after)) || underWay(person.id())) {
            return;
        }
        tests.beginFirst(person).ifPresent(page -> handOvers.test(page, unit, person.id(), now));
    }

    private boolean provenSince(String person, Instant since) {
        Map<String, Instant> proven =
                tries.lastProven().stream().collect(Collectors.toMap(LastProven::person, LastProven::at));
        return proven.getOrDefault(person, Instant.MIN).isAfter(since);
    }

    /** Whoever takes over several wards at once is tested once. */
    private boolean underWay(String person) {
        return handOvers.pending().stream().anyMatch(test -> test.person().equals(person));
    }

    /** Looks at the tests whose fate is open. */
    @Transactional
    public void settle() {
        for (ShiftTest test : handOvers.pending()) {
            TestPageFate fate = fate(test);
            if (fate != TestPageFate.PENDING
                    && handOvers.settle(test.pageId(), fate.name()) > 0
                    && fate == TestPageFate.FAILED) {
                passOn(test);
            }
        }
    }

    private TestPageFate fate(ShiftTest test) {
        return tries.lock(test.pageId(), 1)
                .map(page -> TestPageFate.of(page.state(), hasReceipts(page), page.createdAt(), outbox.now()))
                .orElse(TestPageFate.FAILED);
    }

    private boolean hasReceipts(PageTry page) {
        return channels.provider(page.provider())
                .map(PageChannel::sendsReceipts)
                .orElse(false);
    }

    private void passOn(ShiftTest test) {
        Instant now = outbox.now();
        String text = PageText.testFailed(test.unit(), test.person());
        List<Person> onCall = duty.standing().onCall(test.unit(), time.wall());
        onCall.stream()
                .map(Person::id)
                .filter(id -> !id.equals(test.person()))
                .findFirst()
                .flatMap(people::find)
                .ifPresent(next -> messages.tell(next, text, now));
        messages.tellLeads(text, test.person(), now);
        outbox.audit("notification", "SHIFT_TEST_FAILED", test.person(), test.unit());
    }
}
