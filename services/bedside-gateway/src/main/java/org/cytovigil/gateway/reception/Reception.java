// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.intake.EventFields;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.intake.RejectionCode;
import org.cytovigil.kafka.CanaryKeys;
import org.cytovigil.kafka.EventRecords;

/** Judges events and writes what becomes of them; the one place that all ways in end at. */
@Singleton
public class Reception {
    private final Intake intake;
    private final RecentEvents recent;
    private final Readings readings;
    private final DurableWriter writer;
    private final BrokerHealth broker;
    private final GatewayMetrics metrics;
    private final Clock clock;

    Reception(
            RecentEvents recent,
            Readings readings,
            DurableWriter writer,
            BrokerHealth broker,
            GatewayMetrics metrics,
            DrugTable drugs,
            Clock clock) {
        this.intake = new Intake(drugs);
        this.recent = recent;
        this.readings = readings;
        this.writer = writer;
        this.broker = broker;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Opens a delivery of events that have come in together. */
    public Delivery delivery(Source source) {
        return new Delivery(source, this, recent, readings);
    }

    Judgement read(EventFields event) {
        Instant now = clock.instant();
        IntakeResult result = intake.accept(event, now, now);
        if (result instanceof IntakeResult.Rejected rejected) {
            return unusable(rejected);
        }
        IntakeResult.Accepted accepted = (IntakeResult.Accepted) result;
        if (CanaryKeys.is(accepted.fact().patient().value())) {
            // Nobody is shown or paged for such a key: a patient under it would be watched by nobody.
            return new Judgement.Unusable(RejectionCode.NO_PATIENT.name(), "the patient key is kept for canaries");
        }
        try {
            ProducerRecord<String, SpecificRecord> record = EventRecords.of(event, accepted.fact(), now);
            return new Judgement.Usable(
                    accepted.fact(),
                    ContentKey.of(accepted.fact(), record),
                    record,
                    accepted.partly().map(Reception::unusable),
                    List.of());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException misfit) {
            // A field that intake does not need and that the record has no room for costs this event and no other.
            return Judgement.malformed("a field is not of its type");
        }
    }

    private static Judgement.Unusable unusable(IntakeResult.Rejected rejected) {
        return new Judgement.Unusable(rejected.code().name(), rejected.reason(), rejected.detail());
    }

    /** A dead letter of input that has just come in. */
    public RejectedInput deadLetter(Source source, Judgement.Unusable judgement, String contentType, byte[] raw) {
        return new RejectedInput(source, judgement, contentType, raw, raw.length, clock.instant());
    }

    /** Keeps input of which nothing could be used; whether it is durable is told. */
    public boolean keep(Source source, Judgement.Unusable judgement, String contentType, byte[] raw, long length) {
        RejectedInput letter = new RejectedInput(source, judgement, contentType, raw, length, clock.instant());
        return delivery(source).write(List.of(judgement), List.of(letter)).complete();
    }

    Written store(List<ProducerRecord<String, SpecificRecord>> events, List<RejectedInput> letters) {
        List<ProducerRecord<String, SpecificRecord>> records = new ArrayList<>(events);
        letters.forEach(letter -> records.add(letter.record()));
        List<DurableWriter.Fate> fates = writer.write(records);
        List<Boolean> kept = new ArrayList<>();
        for (int index = 0; index < letters.size(); index++) {
            DurableWriter.Fate fate = fates.get(events.size() + index);
            kept.add(
                    fate == DurableWriter.Fate.TOO_LARGE
                            ? writer.write(List.of(letters.get(index).shortRecord()))
                                    .equals(List.of(DurableWriter.Fate.DURABLE))
                            : fate == DurableWriter.Fate.DURABLE);
        }
        return new Written(
                fates.subList(0, events.size()).stream()
                        .map(DurableWriter.Fate.DURABLE::equals)
                        .toList(),
                kept);
    }

    void count(Source source, List<Judgement> judgements, Written written) {
        metrics.count(source, judgements, written);
    }

    /** Whether a positive answer is allowed although nothing had to be written. */
    public boolean brokerAnswers() {
        return broker.answers();
    }
}
