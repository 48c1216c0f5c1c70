// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.kafka.EventRecords;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.http.RequestJson;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.notification.publishing.RecordSink;
import org.cytovigil.notification.security.Role;

/** Neurological assessments made at the console; they go to Kafka and are graded like any other. */
@Controller("/api/assessments")
@Secured(Role.CLINICIAN)
@ExecuteOn(TaskExecutors.BLOCKING)
class AssessmentsController {
    private static final String NEURO = "neuro";
    private static final List<String> TYPES = List.of(NEURO, "finding", "attribution");

    private final Intake intake;
    private final RecordSink sink;
    private final KafkaOutbox outbox;
    private final Clock clock;

    AssessmentsController(Intake intake, RecordSink sink, KafkaOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.intake = intake;
        this.sink = sink;
        this.clock = clock;
    }

    @Post
    HttpResponse<?> record(@Body String body, Principal account) throws InterruptedException {
        ObjectNode event = RequestJson.of(body);
        String type = event.path("type").asText(NEURO);
        if (!TYPES.contains(type)) {
            return rejected("UNKNOWN_VALUE", "only what people see is taken here: type " + String.join(", ", TYPES));
        }
        Instant now = clock.instant();
        event.put("type", type);
        if (!type.equals(NEURO) && !event.hasNonNull("by")) {
            event.put("by", account.getName());
        }
        event.put("source", event.path("source").asText("console"));
        if (!event.hasNonNull("at")) {
            event.put("at", now.toString());
        }
        JsonFields fields = new JsonFields(event);
        IntakeResult result = intake.accept(fields, now, now);
        if (result instanceof IntakeResult.Rejected refusal) {
            return rejected(refusal.code().name(), refusal.reason());
        }
        Fact fact = ((IntakeResult.Accepted) result).fact();
        try {
            var unused = sink.send(EventRecords.of(fields, fact, now)).get();
        } catch (ExecutionException failed) {
            return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "the assessment could not be made durable")
                    .header(HttpHeaders.RETRY_AFTER, "5");
        }
        outbox.audit(account.getName(), "ASSESSED", fact.patient().value(), fact.id());
        return HttpResponse.created(new Taken(fact.id(), fact.patient().value(), "accepted"));
    }

    /** An assessment that is durable in Kafka. */
    record Taken(String id, String patient, String status) {}

    private static HttpResponse<?> rejected(String code, String reason) {
        return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, reason, Map.of("code", code));
    }
}
