// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.intake.RejectionCode;

/** The counters of the gateway; no patient in any label. All of them exist from the start: a rule can wait for the first. */
@Singleton
public class GatewayMetrics {
    private static final String RECEIVED = "cytovigil.events.received";
    private static final String REJECTED = "cytovigil.events.rejected";
    private static final String UNKNOWN_DRUGS = "cytovigil.drugs.unknown";
    private static final String UNUSED = "unused";
    private static final String FAILED = "failed";
    private static final List<String> OUTCOMES =
            List.of("accepted", "duplicate", "rejected", "unassigned", UNUSED, FAILED);
    private static final List<String> OTHER_REASONS = List.of("UNSUPPORTED", "NOT_PRODUCTION", "INTERNAL");

    private final MeterRegistry registry;
    private final DrugTable drugs;

    GatewayMetrics(MeterRegistry registry, DrugTable drugs) {
        this.drugs = drugs;
        this.registry = registry;
        for (Source source : Source.values()) {
            OUTCOMES.forEach(outcome -> registry.counter(RECEIVED, "source", source.label(), "outcome", outcome));
        }
        registry.counter(UNKNOWN_DRUGS);
        Stream.concat(Stream.of(RejectionCode.values()).map(RejectionCode::name), OTHER_REASONS.stream())
                .forEach(reason -> registry.counter(REJECTED, "reason", reason));
    }

    void count(Source source, List<Judgement> judgements, Written written) {
        for (int index = 0; index < judgements.size(); index++) {
            Judgement judgement = judgements.get(index);
            count(source, written.events().get(index) ? outcome(judgement) : FAILED);
            if (judgement instanceof Judgement.Unusable unusable) {
                registry.counter(REJECTED, "reason", unusable.code()).increment();
            }
            if (judgement instanceof Judgement.Usable usable
                    && usable.fact() instanceof MedicationAction medication
                    && drugs.find(medication).isEmpty()) {
                registry.counter(UNKNOWN_DRUGS).increment();
            }
        }
    }

    /** Counts content that is valid and that grading does not use. */
    public void countUnused(Source source) {
        count(source, UNUSED);
    }

    private void count(Source source, String outcome) {
        registry.counter(RECEIVED, "source", source.label(), "outcome", outcome).increment();
    }

    private static String outcome(Judgement judgement) {
        if (judgement instanceof Judgement.Unusable unusable) {
            return unusable.code().equals(RejectionCode.NO_PATIENT.name()) ? "unassigned" : "rejected";
        }
        return judgement instanceof Judgement.Duplicate ? "duplicate" : "accepted";
    }
}
