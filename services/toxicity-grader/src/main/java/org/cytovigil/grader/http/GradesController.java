// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.http;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.monitor.MonitorMemory;
import org.cytovigil.grader.StreamsRun;
import org.cytovigil.grader.store.MemoryStore;
import org.cytovigil.grader.topology.Nodes;

/** The topology, and the current grades of a patient whose partition this process has. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
public class GradesController {
    private final StreamsRun run;

    public GradesController(StreamsRun run) {
        this.run = run;
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
                .store(StoreQueryParameters.fromNameAndType(Nodes.MEMORY, QueryableStoreTypes.keyValueStore()));
        MonitorMemory memory = MemoryStore.read(store, new PatientKey(patient));
        List<CurrentGrade> grades = memory.published().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> newest(entry))
                .collect(Collectors.toList());
        return grades.isEmpty() ? Optional.empty() : Optional.of(grades);
    }

    private static CurrentGrade newest(Map.Entry<String, List<MonitorMemory.Line>> entry) {
        List<MonitorMemory.Line> lines = entry.getValue();
        return CurrentGrade.of(entry.getKey(), lines.get(lines.size() - 1).span());
    }
}
