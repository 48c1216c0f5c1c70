// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.night;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.paging.PageText;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.paging.escalation.AlertCase;
import org.cytovigil.paging.escalation.CaseAction;
import org.cytovigil.paging.escalation.CaseEvent;
import org.cytovigil.paging.escalation.EscalationPolicy;
import org.cytovigil.paging.escalation.Routes;
import org.cytovigil.paging.oncall.HandOver;
import org.cytovigil.paging.oncall.OnCallResolver;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.reply.AnswerText;
import org.cytovigil.paging.reply.Reply;
import org.cytovigil.paging.reply.ReplyOutcome;
import org.cytovigil.paging.reply.ReplyParser;
import org.jspecify.annotations.Nullable;

/** Wards, people and carriers of a night, second by second; everything is decided by the core, and written down. */
final class Night {
    private static final int RECEIPT_AFTER = 4;

    final List<String> timeline = new ArrayList<>();
    private final OnCallResolver duty;
    private final Routes routes;
    private final DateTimeFormatter clock;
    private final Map<String, Open> alerts = new LinkedHashMap<>();
    private final Map<String, String> first = new LinkedHashMap<>();
    private final TreeMap<Instant, List<Runnable>> plan = new TreeMap<>();
    private @Nullable String deadCarrier;
    private Instant now;

    private record Open(String unit, AlertCode code, AlertCase paging, List<CaseEvent> history) {
        @Nullable
        String holder() {
            CaseEvent last = history.get(history.size() - 1);
            return last instanceof CaseEvent.Acknowledged taken ? taken.by() : null;
        }

        boolean paged(String person) {
            return history.stream()
                    .anyMatch(event -> event instanceof CaseEvent.Tried page
                            && page.person().equals(person));
        }
    }

    Night(OnCallResolver duty, Routes routes, ZoneId zone, Instant begin, List<String> units) {
        this.duty = duty;
        this.routes = routes;
        this.now = begin;
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss z", Locale.ENGLISH).withZone(zone);
        units.forEach(unit -> first.put(unit, firstOnCall(unit)));
        units.forEach(unit -> tell(unit, "on call: " + first.get(unit)));
    }

    void at(String instant, Runnable what) {
        plan.computeIfAbsent(Instant.parse(instant), when -> new ArrayList<>()).add(what);
    }

    void until(String end) {
        for (; !now.isAfter(Instant.parse(end)); now = now.plusSeconds(1)) {
            plan.getOrDefault(now, List.of()).forEach(Runnable::run);
            handOvers();
            alerts.values().forEach(this::advance);
        }
    }

    AlertCode raise(String id, String unit, Priority priority) {
        AlertCode code = AlertCode.of(id, 0);
        List<CaseEvent> history = new ArrayList<>(List.of(new CaseEvent.Opened(now)));
        alerts.put(
                code.text(),
                new Open(unit, code, new AlertCase(id, priority, EscalationPolicy.standard(unit), routes), history));
        tell(unit, code + " raised, " + priority);
        return code;
    }

    void carrierDies(String provider) {
        deadCarrier = provider;
        tell("--", provider + " is dead");
    }

    /** A text from somebody, with the answer they get. */
    void text(String person, String body) {
        List<AlertCode> own = alerts.values().stream()
                .filter(open -> open.paged(person))
                .map(Open::code)
                .toList();
        Reply reply = ReplyParser.parse(body, own);
        AlertCode code = reply.code();
        Open alert = code == null ? null : alerts.get(code.text());
        ReplyOutcome outcome = outcome(reply, alert, person);
        tell(
                alert == null ? "--" : alert.unit(),
                person + " texts \"" + body + "\" and reads \"" + AnswerText.of(outcome, code) + "\"");
    }

    private ReplyOutcome outcome(Reply reply, @Nullable Open alert, String person) {
        if (alert == null || reply.meaning() != Reply.Meaning.ACKNOWLEDGE) {
            return ReplyOutcome.NOT_UNDERSTOOD;
        }
        if (alert.holder() != null) {
            return person.equals(alert.holder()) ? ReplyOutcome.ALREADY_YOURS : ReplyOutcome.ALREADY_TAKEN;
        }
        alert.history().add(new CaseEvent.Acknowledged(person, now));
        return ReplyOutcome.ACKNOWLEDGED;
    }

    /** On the console: whoever has it gives it up. */
    void takeOver(String person, AlertCode code) {
        Open alert = Objects.requireNonNull(alerts.get(code.text()));
        tell(alert.unit(), person + " takes " + code + " over from " + alert.holder());
        alert.history().add(new CaseEvent.Acknowledged(person, now));
    }

    private void advance(Open alert) {
        List<Person> onCall = duty.onCall(alert.unit(), now);
        List<CaseAction> due = alert.paging().next(alert.history(), onCall, now);
        while (!due.isEmpty()) {
            due.forEach(action -> carryOut(alert, action));
            due = alert.paging().next(alert.history(), onCall, now);
        }
    }

    private void carryOut(Open alert, CaseAction action) {
        if (action instanceof CaseAction.PagePerson page) {
            alert.history().add(new CaseEvent.Tried(page.pageId(), page.person(), page.round(), page.attempt(), now));
            boolean dead = page.provider().equals(deadCarrier);
            tell(
                    alert.unit(),
                    alert.code() + " page to " + page.person() + " by " + page.provider() + (dead ? ": refused" : ""));
            Instant known = dead ? now : now.plusSeconds(RECEIPT_AFTER);
            DeliveryState state = dead ? DeliveryState.FAILED : DeliveryState.DELIVERED;
            Runnable receipt = () -> {
                alert.history()
                        .add(
                                alert.holder() == null
                                        ? alert.history().size()
                                        : alert.history().size() - 1,
                                new CaseEvent.Progressed(page.pageId(), page.attempt(), state, now));
            };
            if (dead) {
                receipt.run();
            } else {
                plan.computeIfAbsent(known, when -> new ArrayList<>()).add(receipt);
            }
        } else if (action instanceof CaseAction.Escalate step) {
            alert.history().add(new CaseEvent.Escalated(step.round(), step.reason(), now));
            tell(alert.unit(), alert.code() + " goes on to step " + (step.round() + 1) + ": " + step.reason());
        } else {
            alert.history().add(new CaseEvent.AlarmRaised(now));
            tell(alert.unit(), alert.code() + " technical alarm: nobody answers");
        }
    }

    private void handOvers() {
        first.replaceAll((unit, before) -> {
            HandOver.of(before, duty.onCall(unit, now)).ifPresent(change -> handOver(unit, change));
            return firstOnCall(unit);
        });
    }

    private void handOver(String unit, HandOver change) {
        tell(unit, change.from() + " hands over to " + change.to().id());
        List<String> open = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        alerts.values().stream()
                .filter(alert -> alert.unit().equals(unit))
                .forEach(alert ->
                        (alert.holder() == null ? open : taken).add(alert.code().text()));
        if (!open.isEmpty() || !taken.isEmpty()) {
            tell(unit, change.to().id() + " reads \"" + PageText.handOver(unit, open, taken) + "\"");
        }
    }

    private String firstOnCall(String unit) {
        return duty.onCall(unit, now).stream().findFirst().map(Person::id).orElse("");
    }

    private void tell(String unit, String what) {
        timeline.add(clock.format(now) + "  " + unit + "  " + what);
    }
}
