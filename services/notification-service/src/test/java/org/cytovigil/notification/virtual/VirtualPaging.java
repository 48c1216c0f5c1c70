// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PatientRow;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.sending.DeliveryTracker.Sign;
import org.cytovigil.notification.sending.DeliveryTracker.TryKey;
import org.cytovigil.paging.delivery.DeliverySign;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.schema.alert.AlertTransition;

/**
 * The paging of the service with a clock that a test moves: texts by two providers, pagers by a third. Ada, Bob and Cara are
 * on call for each unit in that order, by text and then by pager, and the standard policy is in force.
 */
public final class VirtualPaging extends VirtualParts {
    /** A unit. */
    public static final String WARD = "5B";

    private static final int MOST_LOOKS = 100;

    /** With the settings that there are where nothing is set. */
    public VirtualPaging() {
        this(Map.of());
    }

    /** With some settings. */
    public VirtualPaging(Map<String, String> set) {
        super(set);
        for (String person : List.of("ada", "bob", "cara")) {
            person(person, "haematology");
        }
        roster("*", "ada", "bob", "cara");
    }

    /** Somebody with a phone and a pager. */
    public void person(String id, String role) {
        person(id, role, new Contact(TEXTS, "+" + id), new Contact(PAGERS, "P" + id));
    }

    /** Somebody with these addresses, best first. */
    public void person(String id, String role, Contact... addresses) {
        List<Channel> order = Stream.of(addresses).map(Contact::channel).toList();
        ledger.people.set(PersonRow.of(new Person(id, id, role, List.of(addresses), order), null));
    }

    /** Somebody as they are kept, whatever that says. */
    public void row(PersonRow row) {
        ledger.people.set(row);
    }

    /** Somebody as they are kept. */
    public PersonRow personRow(String id) {
        return ledger.people.find(id).orElseThrow();
    }

    /** What an account may do. */
    public void account(String id, String role) {
        ledger.accounts.put(id, role, "");
    }

    /** Who can always be called for a unit, first to be paged first. */
    public void roster(String unit, String... ids) {
        document(unit, "{\"people\":[\"" + String.join("\",\"", ids) + "\"]}");
    }

    /** The roster of a unit as it is kept, whatever it says. */
    public void document(String unit, String roster) {
        ledger.duty.putRoster(unit, roster);
    }

    /** The policy of a unit as it is kept, whatever it says. */
    public void policy(String unit, String policy) {
        ledger.duty.putPolicy(unit, policy);
    }

    /** Where a patient is since then. */
    public void bed(String patient, String unit, Instant since) {
        ledger.patients.put(patient, new PatientRow(patient, unit, null, since));
    }

    /** What the grader would publish of an alert of patient p1. */
    public AlertTransition.Builder step(String alertId, String transition, String priority) {
        return AlertTransition.newBuilder()
                .setAlertId(alertId)
                .setPatient("p1")
                .setUnit(WARD)
                .setTransition(transition)
                .setPriority(priority)
                .setPage(true)
                .setCause("CRS_ROSE")
                .setGradingSystem("astct-crs-2019")
                .setGrade(2)
                .setPrevious(1)
                .setAt(clock.instant())
                .setRaisedAt(clock.instant())
                .setSummary("CRS grade 2");
    }

    /** The grader raises an alert, and what is due is done. */
    public void raise(String alertId, String priority) {
        grader.take(step(alertId, "RAISED", priority).build());
        settle();
    }

    /** A carrier reports on a try. */
    public boolean sign(PageTry page, DeliverySign sign) {
        return tracker.record(new TryKey(page.pageId(), page.attempt()), new Sign(sign, null, null));
    }

    /** Does what is due, as the loops of the service do, until nothing happens any more. */
    public void settle() {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            int before = ledger.size();
            Stream.of(textsA, textsB, pagers)
                    .flatMap(carrier -> carrier.receiptsDue().stream())
                    .forEach(receipt -> sign(receipt.page(), receipt.sign()));
            cases.tick();
            hurry();
            var unused = sender.sendDue();
            if (ledger.size() == before) {
                return;
            }
        }
        throw new AssertionError("something happens again and again although no time goes by");
    }

    private void hurry() {
        try {
            cases.lookAtUrgent(Duration.ZERO);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Time goes by, second after second, and what is due is done. */
    public void pass(Duration length) {
        Duration left = length;
        while (!left.isZero()) {
            Duration step = left.compareTo(STEP) < 0 ? left : STEP;
            clock.pass(step);
            settle();
            left = left.minus(step);
        }
    }

    /** Time goes by while the service is down. */
    public void sleep(Duration length) {
        clock.pass(length);
    }

    /** An alert as it stands. */
    public Alert alert(String id) {
        return ledger.alerts.find(id).orElseThrow();
    }

    /** What happened to an alert. */
    public List<AlertEvent> story(String id) {
        return ledger.events.of(id);
    }

    /** The tries to page somebody for an alert, oldest first. */
    public List<PageTry> pages(String alertId, String person) {
        return ledger.tries.all(page ->
                page.isPage() && alertId.equals(page.alertId()) && page.person().equals(person));
    }

    /** The providers through which somebody was paged for an alert, in order. */
    public List<String> ways(String alertId, String person) {
        return pages(alertId, person).stream().map(PageTry::provider).toList();
    }

    /** Who was paged for an alert, in order, each once. */
    public List<String> paged(String alertId) {
        return ledger.tries.all(page -> page.isPage() && alertId.equals(page.alertId())).stream()
                .map(PageTry::person)
                .distinct()
                .toList();
    }

    /** All that was to be said to somebody beside pages, in order. */
    public List<PageTry> messages(String person) {
        return ledger.tries.all(page -> !page.isPage() && page.person().equals(person));
    }

    /** The subjects of which the audit trail says this. */
    public List<String> audited(String action) {
        return ledger.records.audited(action);
    }
}
