// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The counters of the gateway; no patient in any label. */
@Singleton
public class GatewayMetrics {
    private static final String RECEIVED = "cytovigil.events.received";
    private static final String REJECTED = "cytovigil.events.rejected";

    private final MeterRegistry registry;

    GatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Source source, List<Judgement> judgements, Written written) {
        Set<ContentKey> seen = new HashSet<>();
        for (int index = 0; index < judgements.size(); index++) {
            Judgement judgement = judgements.get(index);
            count(source, written.events().get(index) ? outcome(judgement, seen) : "failed");
            if (judgement instanceof Judgement.Unusable unusable) {
                registry.counter(REJECTED, "reason", unusable.code()).increment();
            }
        }
    }

    /** Counts content that is valid and that grading does not use. */
    public void countUnused(Source source) {
        count(source, "unused");
    }

    private void count(Source source, String outcome) {
        registry.counter(RECEIVED, "source", source.label(), "outcome", outcome).increment();
    }

    private static String outcome(Judgement judgement, Set<ContentKey> seen) {
        if (judgement instanceof Judgement.Usable usable) {
            return seen.add(usable.content()) ? "accepted" : "duplicate";
        }
        return judgement instanceof Judgement.Duplicate ? "duplicate" : "rejected";
    }
}
