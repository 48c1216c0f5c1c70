// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cytovigil.kafka.OurSchemas;
import org.cytovigil.notification.alarm.Alertmanager;
import org.cytovigil.notification.alarm.TechnicalAlarms;
import org.cytovigil.notification.casework.CaseAdvance;
import org.cytovigil.notification.casework.CaseClock;
import org.cytovigil.notification.casework.GraderSteps;
import org.cytovigil.notification.casework.PeopleSteps;
import org.cytovigil.notification.casework.Transfers;
import org.cytovigil.notification.casework.Transitions;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.channel.ConsoleAddress;
import org.cytovigil.notification.channel.sms.ReplyHandler;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.handover.HandOvers;
import org.cytovigil.notification.handover.ShiftTests;
import org.cytovigil.notification.messages.Incidents;
import org.cytovigil.notification.messages.PersonMessages;
import org.cytovigil.notification.metrics.PagingMetrics;
import org.cytovigil.notification.pagetest.PageTests;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.notification.sending.DeliveryTracker;
import org.cytovigil.notification.sending.PageSender;
import org.cytovigil.notification.sending.SilentProviders;
import org.cytovigil.notification.silence.Silences;
import org.cytovigil.notification.wakeup.Changes;
import org.cytovigil.notification.wakeup.UrgentCases;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.Settings;

/** All parts of the service that page, put together on a ledger in memory, carriers of the tests and a clock moved by hand. */
abstract class VirtualParts {
    static {
        OurSchemas.trust();
    }

    static final Channel TEXTS = new Channel("SMS");
    static final Channel PAGERS = new Channel("PAGER");
    static final Duration STEP = Duration.ofSeconds(1);

    public final HandClock clock = new HandClock();
    public final TestCarrier textsA = new TestCarrier("sms-a", true, clock);
    public final TestCarrier textsB = new TestCarrier("sms-b", true, clock);
    public final TestCarrier pagers = new TestCarrier("pager", false, clock);
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final Outage database;
    public final RunTime time;
    public final GraderSteps grader;
    public final PeopleSteps people;
    public final Transfers transfers;
    public final Silences silences;
    public final Duty duty;
    public final HandOvers handOvers;
    public final ShiftTests shiftTests;
    public final PageTests pageTests;
    public final PersonMessages messages;
    public final TechnicalAlarms alarms;
    public final ReplyHandler replies;
    public final CaseClock cases;
    public final PageSender sender;
    public final UrgentCases urgent = new UrgentCases();

    final MemoryLedger ledger = new MemoryLedger(clock);
    private final Settings settings;
    private final KafkaOutbox outbox;
    private final Channels channels;
    private final PagingMetrics metrics;
    private final Incidents incidents;
    final DeliveryTracker tracker;
    private final Transitions transitions;
    private final SilentProviders silent;
    private final Changes changes = new Changes();

    VirtualParts(Map<String, String> set) {
        settings = Settings.of(set);
        database = ledger.outage;
        time = new RunTime(ScaledClock.of(clock, HandClock.START, HandClock.START, 1), clock::nanos);
        outbox = new KafkaOutbox(ledger.records, time);
        channels = new Channels(List.of(
                new TestChannel(TEXTS, false, List.of(textsA, textsB)),
                new TestChannel(PAGERS, true, List.of(pagers))));
        metrics = new PagingMetrics(meters, channels);
        alarms = new TechnicalAlarms(outbox, metrics, new Alertmanager(settings, new CarrierCall(STEP), clock), time);
        incidents = new Incidents(ledger.tries, channels, alarms);
        messages = new PersonMessages(ledger.tries, ledger.people, ledger.accounts, channels);
        tracker = new DeliveryTracker(ledger.tries, ledger.alerts, ledger.events, outbox, metrics, messages, incidents);
        duty = new Duty(ledger.duty, ledger.people, outbox, time, channels, alarms);
        silences = new Silences(ledger.silences, ledger.alerts, ledger.events, outbox);
        transitions = new Transitions(outbox);
        silent = new SilentProviders(channels, clock::nanos);
        grader = new GraderSteps(
                ledger.alerts, ledger.events, ledger.board(), messages, incidents, transitions, outbox, time);
        people = new PeopleSteps(ledger.alerts, ledger.events, transitions, outbox, metrics, incidents);
        transfers = new Transfers(ledger.alerts, ledger.events, messages, incidents, duty, time);
        sender = makeSender();
        cases = makeClock(makeAdvance());
        pageTests = new PageTests(ledger.tries, ledger.alerts, channels, tracker, outbox);
        shiftTests = makeShiftTests();
        handOvers = makeHandOvers();
        replies = makeReplies();
    }

    private PageSender makeSender() {
        return new PageSender(
                ledger.tries,
                ledger.alerts,
                tracker,
                channels,
                changes,
                time,
                silent,
                urgent,
                settings,
                new SameThread(),
                new SameThread());
    }

    private CaseAdvance makeAdvance() {
        return new CaseAdvance(
                ledger.alerts,
                ledger.events,
                ledger.tries,
                duty,
                channels,
                transitions,
                time,
                alarms,
                silences,
                new ConsoleAddress(settings),
                silent,
                tracker);
    }

    private CaseClock makeClock(CaseAdvance advance) {
        return new CaseClock(
                ledger.alerts,
                ledger.events,
                ledger.tries,
                advance,
                tracker,
                duty,
                time,
                channels,
                alarms,
                silences,
                changes,
                urgent,
                sender);
    }

    private ShiftTests makeShiftTests() {
        return new ShiftTests(
                ledger.handOvers,
                ledger.tries,
                ledger.people,
                messages,
                pageTests,
                channels,
                duty,
                outbox,
                time,
                settings);
    }

    private HandOvers makeHandOvers() {
        return new HandOvers(
                ledger.handOvers,
                ledger.alerts,
                ledger.events,
                ledger.people,
                messages,
                shiftTests,
                duty,
                outbox,
                time);
    }

    private ReplyHandler makeReplies() {
        return new ReplyHandler(
                ledger.people,
                ledger.alerts,
                ledger.tries,
                ledger.replies,
                people,
                messages,
                pageTests,
                outbox,
                metrics);
    }
}
