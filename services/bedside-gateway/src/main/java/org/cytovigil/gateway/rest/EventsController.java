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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.gateway.reception.ContentKey;
import org.cytovigil.gateway.reception.Judgement;
import org.cytovigil.gateway.reception.Reception;
import org.cytovigil.gateway.reception.Source;
import org.cytovigil.gateway.reception.Written;
import org.cytovigil.gateway.web.BodyLimit;
import org.cytovigil.lines.JsonFields;
import org.jspecify.annotations.Nullable;

/** {@code POST /events}: one event as JSON, or many as lines; answered when all of them are durable. */
@Controller
class EventsController {
    private static final String LINES = "application/x-ndjson";
    private static final String RETRY_SECONDS = "5";

    private final Reception reception;
    private final BodyLimit limit;

    EventsController(Reception reception, BodyLimit limit) {
        this.reception = reception;
        this.limit = limit;
    }

    /** A line, what was made of it, and the id that its sender gave it. */
    private record Judged(
            EventLine line, Judgement judgement, @Nullable String sentId) {}

    @Post("/events")
    @Consumes({MediaType.APPLICATION_JSON, LINES})
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<EventsAnswer> receive(HttpRequest<byte[]> request) {
        byte[] body = request.getBody().orElseGet(() -> new byte[0]);
        String contentType = request.getContentType().map(MediaType::getName).orElse(LINES);
        limit.check(Source.HTTP, contentType, body);
        List<EventLine> lines = contentType.equals(LINES) ? EventLine.split(body) : List.of(EventLine.whole(body));
        List<Judged> judged = lines.stream().map(this::judge).toList();
        List<ProducerRecord<String, SpecificRecord>> letters = judged.stream()
                .filter(each -> each.judgement() instanceof Judgement.Unusable)
                .map(each -> reception.deadLetter(
                        Source.HTTP,
                        (Judgement.Unusable) each.judgement(),
                        contentType,
                        each.line().bytes()))
                .toList();
        return answer(
                judged,
                reception.write(
                        Source.HTTP, judged.stream().map(Judged::judgement).toList(), letters));
    }

    private Judged judge(EventLine line) {
        Optional<JsonFields> fields = line.text().flatMap(JsonFields::parse);
        return fields.map(event -> new Judged(line, reception.judge(event), event.text("id")))
                .orElseGet(() -> new Judged(line, Judgement.malformed("not a JSON object"), null));
    }

    private HttpResponse<EventsAnswer> answer(List<Judged> judged, Written written) {
        List<LineResult> results = new ArrayList<>();
        Set<ContentKey> seen = new HashSet<>();
        int letter = 0;
        for (int index = 0; index < judged.size(); index++) {
            Judged each = judged.get(index);
            boolean durable = each.judgement() instanceof Judgement.Unusable
                    ? written.letters().get(letter++)
                    : written.events().get(index);
            if (durable) {
                results.add(LineResult.of(each.line().number(), each.sentId(), orDuplicate(each.judgement(), seen)));
            }
        }
        EventsAnswer answer = EventsAnswer.of(results);
        if (!written.complete() || (judged.isEmpty() && !reception.brokerAnswers())) {
            return HttpResponse.<EventsAnswer>status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                    .body(answer);
        }
        return HttpResponse.<EventsAnswer>status(answer.status(), "").body(answer);
    }

    /** A line that repeats an earlier one of the same delivery. */
    private static Judgement orDuplicate(Judgement judgement, Set<ContentKey> seen) {
        return judgement instanceof Judgement.Usable usable && !seen.add(usable.content())
                ? new Judgement.Duplicate(usable.id())
                : judgement;
    }
}
