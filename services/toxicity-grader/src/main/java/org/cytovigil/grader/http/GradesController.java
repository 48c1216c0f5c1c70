// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.http;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.grader.StreamsRun;
import org.cytovigil.grader.store.StateCodec;
import org.cytovigil.grader.topology.Nodes;
import org.jspecify.annotations.Nullable;

/** The topology, and the current grades of a patient whose partition this process has. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
public class GradesController {
    private final StreamsRun run;
    private final StateCodec codec;

    public GradesController(StreamsRun run) {
        this.run = run;
        this.codec = new StateCodec(run.wiring());
    }

    /** A current grade. */
    public record CurrentGrade(
            String system, int grade, int upper, String completeness, Instant from, List<String> flags) {
        static CurrentGrade of(String system, GradeSpan span) {
            return new CurrentGrade(
                    system,
                    span.assessment().grade(),
                    span.assessment().upper(),
                    span.assessment().completeness().name(),
                    span.from(),
                    span.assessment().flags().stream().map(Enum::name).toList());
        }
    }

    /** The topology as text. */
    @Get(uri = "/topology", produces = MediaType.TEXT_PLAIN)
    public String topology() {
        return run.describe();
    }

    /** The current grades of a patient; empty, hence 404, for one this process has never seen. */
    @Get("/grades/{patient}")
    public Optional<List<CurrentGrade>> grades(String patient) {
        if (!PatientKey.allows(patient)) {
            return Optional.empty();
        }
        ReadOnlyKeyValueStore<String, byte[]> store = run.streams()
                .store(StoreQueryParameters.fromNameAndType(Nodes.PATIENTS, QueryableStoreTypes.keyValueStore()));
        byte @Nullable [] bytes = store.get(patient);
        List<CurrentGrade> grades = new ArrayList<>();
        if (bytes != null) {
            codec.state(bytes).scales().forEach((system, scale) -> {
                GradeSpan current = scale.current();
                if (current != null) {
                    grades.add(CurrentGrade.of(system, current));
                }
            });
        }
        return grades.isEmpty() ? Optional.empty() : Optional.of(grades);
    }
}
