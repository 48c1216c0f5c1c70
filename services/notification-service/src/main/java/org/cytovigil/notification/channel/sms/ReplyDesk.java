// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.casework.PeopleSteps;
import org.cytovigil.notification.casework.StepResult;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.paging.reply.AnswerText;
import org.cytovigil.paging.reply.Reply;
import org.cytovigil.paging.reply.ReplyOutcome;
import org.cytovigil.paging.reply.ReplyParser;
import org.cytovigil.schema.paging.ReplyReceived;
import org.jspecify.annotations.Nullable;

/** Does what people text, and says what came of it. */
@Singleton
public class ReplyDesk {
    private final PersonRepository people;
    private final AlertRepository alerts;
    private final PeopleSteps steps;
    private final KafkaOutbox outbox;

    public ReplyDesk(PersonRepository people, AlertRepository alerts, PeopleSteps steps, KafkaOutbox outbox) {
        this.people = people;
        this.alerts = alerts;
        this.steps = steps;
        this.outbox = outbox;
    }

    /** Takes a text message from a number; the answer to text back. */
    @Transactional
    public String answer(String number, String body) {
        Reply reply = ReplyParser.parse(body);
        Optional<PersonRow> sender = people.withPhone(number);
        AlertCode code = reply.code();
        Optional<Alert> alert = code == null ? Optional.empty() : alerts.withCode(code.text());
        record(reply, alert, sender);
        ReplyOutcome outcome = sender.isEmpty() ? ReplyOutcome.UNKNOWN_SENDER : act(reply, alert, sender.get());
        return AnswerText.of(outcome, code);
    }

    private ReplyOutcome act(Reply reply, Optional<Alert> alert, PersonRow sender) {
        return switch (reply.meaning()) {
            case HELP -> ReplyOutcome.HELP;
            case STOP -> stop(sender);
            case UNKNOWN -> ReplyOutcome.NOT_UNDERSTOOD;
            case ACKNOWLEDGE, ESCALATE, STATUS ->
                alert.map(found -> act(reply.meaning(), found, sender)).orElse(ReplyOutcome.NO_SUCH_CODE);
        };
    }

    private ReplyOutcome act(Reply.Meaning meaning, Alert alert, PersonRow sender) {
        if (meaning == Reply.Meaning.STATUS) {
            return standing(alert, sender.id());
        }
        boolean takes = meaning == Reply.Meaning.ACKNOWLEDGE;
        StepResult result = takes
                ? steps.acknowledge(alert.id(), sender.id(), null)
                : steps.escalate(alert.id(), sender.id(), null);
        if (result instanceof StepResult.TooLate late) {
            return standing(late.current(), sender.id());
        }
        return takes ? ReplyOutcome.ACKNOWLEDGED : ReplyOutcome.ESCALATED;
    }

    /** The carrier stops by itself; pages then fail there and take the next way or the next person. */
    private ReplyOutcome stop(PersonRow sender) {
        outbox.audit(sender.id(), "STOP_TEXTED", sender.id(), null);
        return ReplyOutcome.STOPPED;
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

    private void record(Reply reply, Optional<Alert> alert, Optional<PersonRow> sender) {
        @Nullable String alertId = alert.map(Alert::id).orElse(null);
        outbox.add(
                Topics.REPLIES,
                alertId == null ? "unknown" : alertId,
                ReplyReceived.newBuilder()
                        .setAlertId(alertId)
                        .setPerson(sender.map(PersonRow::id).orElse(null))
                        .setChannel("SMS")
                        .setMeaning(reply.meaning().name())
                        .setAt(outbox.now())
                        .build());
    }
}
