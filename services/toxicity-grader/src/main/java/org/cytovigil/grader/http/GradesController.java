// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.grader.StreamsRun;
import org.cytovigil.grader.topology.Nodes;
import org.jspecify.annotations.Nullable;

/**
 * The topology, and the current grades of any patient: another grader is asked where another has them, first the one that
 * grades the patient, then those that stand by.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
public class GradesController {
    private final StreamsRun run;
    private final LocalGrades local;
    private final OtherGraders others;

    GradesController(StreamsRun run, LocalGrades local, OtherGraders others) {
        this.run = run;
        this.local = local;
        this.others = others;
    }

    /** The topology as text. */
    @Get(uri = "/topology", produces = MediaType.TEXT_PLAIN)
    public String topology() {
        return run.describe();
    }

    /**
     * The current grades of a patient: 404 for one that no grader has seen, 503 while nobody who has the patient answers.
     *
     * @param asked set by another grader, so that two that disagree do not ask each other for ever
     */
    @Get("/grades/{patient}")
    public HttpResponse<?> grades(
            String patient,
            @Nullable @Header(OtherGraders.ASKED) String asked,
            @Nullable @Header(HttpHeaders.AUTHORIZATION) String authorization) {
        if (!PatientKey.allows(patient)) {
            return HttpResponse.notFound();
        }
        KafkaStreams streams = run.streams().orElse(null);
        if (streams == null) {
            return unavailable();
        }
        try {
            return asked != null ? found(local.of(streams, patient)) : routed(streams, patient, authorization);
        } catch (InvalidStateStoreException moving) {
            return unavailable();
        }
    }

    private HttpResponse<?> routed(KafkaStreams streams, String patient, @Nullable String authorization) {
        KeyQueryMetadata places = streams.queryMetadataForKey(Nodes.PATIENTS, patient, new StringSerializer());
        if (places == null || places.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            return unavailable();
        }
        Optional<HttpResponse<?>> active = ask(streams, places.activeHost(), patient, authorization);
        return active.or(() -> places.standbyHosts().stream()
                        .map(host -> ask(streams, host, patient, authorization))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElseGet(GradesController::unavailable);
    }

    private Optional<HttpResponse<?>> ask(
            KafkaStreams streams, HostInfo host, String patient, @Nullable String authorization) {
        return run.isSelf(host)
                ? Optional.of(found(local.of(streams, patient)))
                : others.grades(host, patient, authorization).map(answer -> answer);
    }

    private static HttpResponse<?> found(List<CurrentGrade> grades) {
        return grades.isEmpty() ? HttpResponse.notFound() : HttpResponse.ok(grades);
    }

    private static HttpResponse<?> unavailable() {
        return HttpResponse.serverError().status(503).header(HttpHeaders.RETRY_AFTER, "1");
    }
}
