// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.casework.PeopleSteps;
import org.cytovigil.notification.casework.PeopleSteps.Actor;
import org.cytovigil.notification.casework.StepResult;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.ledger.ReplyRepository;
import org.cytovigil.notification.messages.PersonMessages;
import org.cytovigil.notification.metrics.PagingMetrics;
import org.cytovigil.notification.pagetest.PageTests;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.reply.AnswerText;
import org.cytovigil.paging.reply.Reply;
import org.cytovigil.paging.reply.ReplyOutcome;
import org.cytovigil.paging.reply.ReplyParser;
import org.cytovigil.schema.paging.ReplyReceived;
import org.jspecify.annotations.Nullable;

/** Does what people answer, once for each message, and says what came of it. */
@Singleton
public class ReplyHandler {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int ANSWERED = 3;
    private static final Set<ReplyOutcome> NOT_READ = Set.of(ReplyOutcome.NOT_UNDERSTOOD, ReplyOutcome.UNKNOWN_SENDER);

    private final PersonRepository people;
    private final AlertRepository alerts;
    private final PageTryRepository tries;
    private final ReplyRepository replies;
    private final PeopleSteps steps;
    private final PersonMessages messages;
    private final PageTests tests;
    private final KafkaOutbox outbox;
    private final PagingMetrics metrics;

    public ReplyHandler(
            PersonRepository people,
            AlertRepository alerts,
            PageTryRepository tries,
            ReplyRepository replies,
            PeopleSteps steps,
            PersonMessages messages,
            PageTests tests,
            KafkaOutbox outbox,
            PagingMetrics metrics) {
        this.people = people;
        this.alerts = alerts;
        this.tries = tries;
        this.replies = replies;
        this.steps = steps;
        this.messages = messages;
        this.tests = tests;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /**
     * A text message, or what a person did on another channel in the words of one.
     *
     * @param id the carrier's, the same where it is delivered again
     * @param number where it came from
     */
    public record Text(String id, Channel channel, String number, String body) {
        /** A text message. */
        public Text(String id, String number, String body) {
            this(id, TextMessages.CHANNEL, number, body);
        }

        @Override
        public String toString() {
            return "Text[" + id + "]";
        }
    }

    /** Takes a text message; the answer to text back, empty where none must be given. */
    @Transactional
    public String answer(Text text) {
        Instant now = outbox.now();
        if (replies.begin(text.id(), text.number(), now) == 0) {
            return replies.answer(text.id());
        }
        Optional<PersonRow> sender = people.withAddress(text.channel().name(), text.number());
        List<AlertCode> own = sender.map(person -> alerts.codesOf(person.id())).orElse(List.of()).stream()
                .map(AlertCode::new)
                .toList();
        Reply reply = ReplyParser.parse(text.body(), own);
        AlertCode code = reply.code();
        Optional<Alert> alert = code == null
                ? Optional.empty()
                : alerts.meant(code.text(), sender.map(PersonRow::id).orElse(""));
        record(text.channel(), reply, alert, sender, now);
        ReplyOutcome outcome = sender.isEmpty() ? ReplyOutcome.UNKNOWN_SENDER : act(reply, alert, sender.get(), now);
        boolean understood = !NOT_READ.contains(outcome);
        boolean silent = !understood && tooMany(text.number(), sender, now);
        String answer = silent ? "" : AnswerText.of(outcome, code);
        replies.end(text.id(), understood, answer);
        return answer;
    }

    /** Takes a message that was kept for a while; the answer goes as a message of its own. */
    @Transactional
    public void answerLater(Text text) {
        if (replies.knows(text.id())) {
            return;
        }
        String answer = answer(text);
        if (!answer.isEmpty()) {
            people.withAddress(text.channel().name(), text.number())
                    .ifPresent(person -> messages.tell(person, answer, outbox.now()));
        }
    }

    private ReplyOutcome act(Reply reply, Optional<Alert> alert, PersonRow sender, Instant now) {
        return switch (reply.meaning()) {
            case HELP -> ReplyOutcome.HELP;
            case STOP -> stop(sender, now);
            case START -> start(sender);
            case UNKNOWN -> ReplyOutcome.NOT_UNDERSTOOD;
            case ACKNOWLEDGE, ESCALATE, STATUS ->
                alert.map(found -> act(reply.meaning(), found, sender)).orElseGet(() -> noAlert(reply, sender));
        };
    }

    private ReplyOutcome noAlert(Reply reply, PersonRow sender) {
        AlertCode code = reply.code();
        boolean test = code != null && tests.answered(sender.id(), code);
        return test ? ReplyOutcome.TEST_ANSWERED : ReplyOutcome.NO_SUCH_CODE;
    }

    private ReplyOutcome act(Reply.Meaning meaning, Alert alert, PersonRow sender) {
        if (meaning == Reply.Meaning.STATUS) {
            return standing(alert, sender.id());
        }
        // A code alone is not enough: it may be that of an alert long over, or somebody else's.
        if (alert.state() == AlertState.OPEN && !tries.paged(alert.id(), sender.id())) {
            return ReplyOutcome.NOT_PAGED;
        }
        boolean takes = meaning == Reply.Meaning.ACKNOWLEDGE;
        boolean has = alert.state() == AlertState.ACKNOWLEDGED && sender.id().equals(alert.acknowledgedBy());
        Actor actor = new Actor(sender.id(), null);
        StepResult result = takes
                ? steps.acknowledge(alert.id(), actor, null)
                : has ? steps.giveBack(alert.id(), actor, null) : steps.escalate(alert.id(), actor, null);
        if (result instanceof StepResult.TooLate late) {
            return standing(late.current(), sender.id());
        }
        return takes ? ReplyOutcome.ACKNOWLEDGED : ReplyOutcome.ESCALATED;
    }

    /** The carrier stops by itself; pages then fail there and take the next way or the next person. */
    private ReplyOutcome stop(PersonRow sender, Instant now) {
        outbox.audit(sender.id(), "STOP_TEXTED", sender.id(), null);
        if (sender.stoppedAt() == null) {
            people.stopped(sender.id(), now);
            messages.tellLeads(
                    "Cytovigil: " + sender.id() + " has ended text messages (STOP). Check who is on call.",
                    sender.id(),
                    now);
        }
        return ReplyOutcome.STOPPED;
    }

    private ReplyOutcome start(PersonRow sender) {
        outbox.audit(sender.id(), "START_TEXTED", sender.id(), null);
        people.started(sender.id());
        return ReplyOutcome.STARTED;
    }

    /** A machine that answers each of our answers would never end; a lead hears of it once. */
    private boolean tooMany(String number, Optional<PersonRow> sender, Instant now) {
        long before = replies.notUnderstood(number, now.minus(WINDOW));
        if (before == ANSWERED) {
            String who = sender.map(PersonRow::id).orElse("a number that is nobody's");
            messages.tellLeads(
                    "Cytovigil: texts from " + who + " cannot be understood; a machine may answer. Check that number.",
                    who,
                    now);
            outbox.audit(
                    "notification",
                    "TEXTS_NOT_UNDERSTOOD",
                    sender.map(PersonRow::id).orElse("unknown"),
                    null);
        }
        return before >= ANSWERED;
    }

    private static ReplyOutcome standing(Alert alert, String person) {
        if (alert.state() == AlertState.CLOSED) {
            return ReplyOutcome.CLOSED;
        }
        if (alert.state() == AlertState.OPEN) {
            return ReplyOutcome.STILL_OPEN;
        }
        return person.equals(alert.acknowledgedBy()) ? ReplyOutcome.ALREADY_YOURS : ReplyOutcome.ALREADY_TAKEN;
    }

    private void record(Channel channel, Reply reply, Optional<Alert> alert, Optional<PersonRow> sender, Instant now) {
        @Nullable String alertId = alert.map(Alert::id).orElse(null);
        metrics.reply(reply.meaning());
        outbox.add(
                Topics.REPLIES,
                alertId == null ? "unknown" : alertId,
                ReplyReceived.newBuilder()
                        .setAlertId(alertId)
                        .setPerson(sender.map(PersonRow::id).orElse(null))
                        .setChannel(channel.name())
                        .setMeaning(reply.meaning().name())
                        .setAt(now)
                        .build());
    }
}
