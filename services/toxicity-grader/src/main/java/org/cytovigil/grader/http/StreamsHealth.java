// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.http;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.cytovigil.grader.StreamsRun;
import org.reactivestreams.Publisher;

/** Up only while the application is RUNNING: assigning, restoring or failing is not watching anybody. */
@Singleton
public class StreamsHealth implements HealthIndicator {
    private final StreamsRun run;

    public StreamsHealth(StreamsRun run) {
        this.run = run;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        KafkaStreams.State state = run.state();
        return Publishers.just(HealthResult.builder("streams")
                .status(state == KafkaStreams.State.RUNNING ? HealthStatus.UP : HealthStatus.DOWN)
                .details(Map.of("state", state.name()))
                .build());
    }
}
