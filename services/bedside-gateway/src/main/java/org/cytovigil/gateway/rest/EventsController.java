// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.rest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.intake.Bounds;
import org.cytovigil.gateway.reception.Delivery;
import org.cytovigil.gateway.reception.Judgement;
import org.cytovigil.gateway.reception.Reception;
import org.cytovigil.gateway.reception.RejectedInput;
import org.cytovigil.gateway.reception.Source;
import org.cytovigil.gateway.reception.Written;
import org.cytovigil.gateway.web.BodyLimit;
import org.cytovigil.gateway.web.LargeBodies;
import org.cytovigil.lines.JsonFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /events}: one event as JSON, or many as lines; answered when all of them are durable. */
@Controller
class EventsController {
    private static final Logger LOG = LoggerFactory.getLogger(EventsController.class);
    private static final String LINES = "application/x-ndjson";
    private static final String RETRY_SECONDS = "5";

    /** So many lines are worked through at a time, so that ten megabytes of them fit the memory. */
    private static final int SLICE = 1000;

    /** Lines that small are no events. */
    private static final int MOST_LINES = 100_000;

    private final Reception reception;
    private final BodyLimit limit;
    private final LargeBodies large;

    EventsController(Reception reception, BodyLimit limit, LargeBodies large) {
        this.reception = reception;
        this.limit = limit;
        this.large = large;
    }

    /** A line, what was made of it, and the id that its sender gave it. */
    private record Judged(
            EventLine line, Judgement judgement, @Nullable String sentId) {}

    @Post("/events")
    @Consumes({MediaType.APPLICATION_JSON, LINES})
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<EventsAnswer> receive(HttpRequest<byte[]> request) {
        byte[] body = request.getBody().orElseGet(() -> new byte[0]);
        String contentType = request.getContentType().map(MediaType::getName).orElse(MediaType.APPLICATION_JSON);
        limit.check(Source.HTTP, contentType, body);
        return large.work(body.length, () -> work(contentType, body));
    }

    private HttpResponse<EventsAnswer> work(String contentType, byte[] body) {
        List<EventLine> lines = contentType.equals(LINES) ? EventLine.split(body) : List.of(EventLine.whole(body));
        if (lines.size() > MOST_LINES) {
            throw limit.refuse(Source.HTTP, contentType, body, body.length, "more than " + MOST_LINES + " lines");
        }
        Delivery delivery = reception.delivery(Source.HTTP);
        List<LineResult> results = new ArrayList<>();
        boolean complete = true;
        for (int start = 0; complete && start < lines.size(); start += SLICE) {
            List<EventLine> slice = lines.subList(start, Math.min(lines.size(), start + SLICE));
            complete = take(slice, contentType, delivery, results);
        }
        return answer(results, complete && (!lines.isEmpty() || reception.brokerAnswers()));
    }

    /** False where something was not made durable. */
    private boolean take(List<EventLine> lines, String contentType, Delivery delivery, List<LineResult> results) {
        List<Judged> judged = lines.stream().map(line -> judge(line, delivery)).toList();
        List<RejectedInput> letters = judged.stream()
                .filter(each -> each.judgement() instanceof Judgement.Unusable)
                .map(each -> reception.deadLetter(
                        Source.HTTP,
                        (Judgement.Unusable) each.judgement(),
                        contentType,
                        each.line().bytes()))
                .toList();
        Written written = delivery.write(judged.stream().map(Judged::judgement).toList(), letters);
        int letter = 0;
        for (int index = 0; index < judged.size(); index++) {
            Judged each = judged.get(index);
            boolean durable = each.judgement() instanceof Judgement.Unusable
                    ? written.letters().get(letter++)
                    : written.events().get(index);
            if (durable) {
                results.add(LineResult.of(each.line().number(), each.sentId(), each.judgement()));
            }
        }
        return written.complete();
    }

    private static Judged judge(EventLine line, Delivery delivery) {
        if (line.isTooLarge()) {
            String reason = "more than " + Bounds.LARGEST_EVENT + " bytes";
            return new Judged(line, new Judgement.Unusable(BodyLimit.CODE, reason), null);
        }
        try {
            Optional<JsonFields> fields = line.text().flatMap(JsonFields::parse);
            return fields.map(event -> new Judged(line, delivery.judge(event), shownId(event)))
                    .orElseGet(() -> new Judged(line, Judgement.malformed("not a JSON object"), null));
        } catch (RuntimeException failed) {
            LOG.error(
                    "a line could not be worked through: {}", failed.getClass().getName());
            return new Judged(line, new Judgement.Unusable("INTERNAL", "not worked through"), null);
        }
    }

    private static @Nullable String shownId(JsonFields event) {
        String id = event.text("id");
        return id == null || id.length() > Bounds.LONGEST_TEXT || !Bounds.printable(id) ? null : id;
    }

    private static HttpResponse<EventsAnswer> answer(List<LineResult> results, boolean complete) {
        EventsAnswer answer = EventsAnswer.of(results);
        if (!complete) {
            return HttpResponse.<EventsAnswer>status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                    .body(answer);
        }
        return HttpResponse.<EventsAnswer>status(answer.status(), "").body(answer);
    }
}
