// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.http;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.grader.StreamsRun;
import org.cytovigil.grader.store.StateCodec;
import org.cytovigil.grader.topology.Nodes;
import org.jspecify.annotations.Nullable;

/** The grades in the stores of this process, those that it keeps for another in standby included. */
@Singleton
class LocalGrades {
    private final StateCodec codec;

    LocalGrades(StreamsRun run) {
        this.codec = new StateCodec(run.graph());
    }

    /**
     * The current grades of a patient; empty where none was ever given.
     *
     * @throws InvalidStateStoreException where this process has no such store, or not just now
     */
    List<CurrentGrade> of(KafkaStreams streams, String patient) {
        ReadOnlyKeyValueStore<String, byte[]> store = streams.store(StoreQueryParameters.fromNameAndType(
                        Nodes.PATIENTS, QueryableStoreTypes.<String, byte[]>keyValueStore())
                .enableStaleStores());
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
        return grades;
    }
}
