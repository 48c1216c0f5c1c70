// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.SamplesMoved;
import org.cytovigil.core.sample.SourceSeries;
import org.cytovigil.schema.grading.Run;
import org.cytovigil.schema.grading.SamplesHandedOver;

/** Samples of a merged record on their way from one patient to the other, as Avro records and back. */
final class HandoverRecords {
    private HandoverRecords() {}

    static SamplesHandedOver of(SamplesMoved samples) {
        return new SamplesHandedOver(
                samples.patient().value(),
                samples.id(),
                samples.at(),
                samples.feed(),
                samples.edition(),
                samples.runs().stream()
                        .map(run -> new Run(run.first(), run.last(), run.period(), run.code()))
                        .toList());
    }

    /** @throws IllegalArgumentException where the record was not written by a grader */
    static SamplesMoved fact(SamplesHandedOver record) {
        FactHeader header = new FactHeader(
                new PatientKey(record.getPatient().toString()),
                record.getId().toString(),
                record.getAt(),
                record.getAt(),
                "",
                FactStatus.FINAL);
        String feed = SourceSeries.named(record.getFeed().toString()).name();
        return new SamplesMoved(
                header,
                feed,
                record.getEdition().toString(),
                record.getRuns().stream()
                        .map(run -> new SamplesMoved.Run(run.getFirst(), run.getLast(), run.getPeriod(), run.getCode()))
                        .toList());
    }
}
