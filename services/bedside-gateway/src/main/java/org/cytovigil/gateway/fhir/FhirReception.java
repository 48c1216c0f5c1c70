// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.gateway.reception.GatewayMetrics;
import org.cytovigil.gateway.reception.Judgement;
import org.cytovigil.gateway.reception.Reception;
import org.cytovigil.gateway.reception.Source;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/** Takes one resource and says what became of it. */
@Singleton
class FhirReception {
    private final Map<String, ResourceReader> readers = new HashMap<>();
    private final Reception reception;
    private final GatewayMetrics metrics;

    FhirReception(List<ResourceReader> readers, Reception reception, GatewayMetrics metrics) {
        readers.forEach(reader -> this.readers.put(reader.type(), reader));
        this.reception = reception;
        this.metrics = metrics;
    }

    /** What was made of a resource before anything is written. */
    static final class Reading {
        private final Resource resource;
        private final List<Judgement> judgements = new ArrayList<>();
        private final OperationOutcome outcome = new OperationOutcome();
        private Optional<Judgement.Unusable> unusable = Optional.empty();

        private Reading(Resource resource) {
            this.resource = resource;
        }

        boolean usable() {
            return unusable.isEmpty();
        }

        OperationOutcome outcome() {
            return outcome;
        }

        private void refuse(Judgement.Unusable judgement, String path) {
            judgements.add(judgement);
            unusable = unusable.or(() -> Optional.of(judgement));
            Outcome.add(
                    outcome,
                    IssueSeverity.ERROR,
                    Outcome.type(judgement.code()),
                    judgement.code() + ": " + judgement.reason(),
                    path);
        }
    }

    /** Reads and judges; writes nothing. */
    Reading read(Resource resource) {
        Reading reading = new Reading(resource);
        ResourceReader reader = readers.get(resource.fhirType());
        List<Element> elements = reader == null
                ? List.of(new Element.Unused(resource.fhirType(), "grading does not use resources of this type"))
                : reader.read(resource);
        elements.forEach(element -> judge(element, reading));
        return reading;
    }

    /** Writes what was read, or keeps the resource as a dead letter; one unusable part makes the whole unusable. */
    Settled settle(Reading reading, String contentType, byte[] raw) {
        List<ProducerRecord<String, SpecificRecord>> letters = reading.unusable
                .map(judgement -> List.of(reception.deadLetter(Source.FHIR, judgement, contentType, raw)))
                .orElse(List.of());
        List<Judgement> written = reading.usable()
                ? reading.judgements
                : reading.judgements.stream()
                        .filter(Judgement.Unusable.class::isInstance)
                        .toList();
        boolean durable = reception.write(Source.FHIR, written, letters).complete();
        if (!durable || (written.isEmpty() && !reception.brokerAnswers())) {
            return notDurable();
        }
        return reading.usable() ? taken(reading) : new Settled(422, "", reading.outcome);
    }

    static Settled notDurable() {
        return new Settled(503, "", Outcome.error(IssueType.TRANSIENT, "not stored, send again", ""));
    }

    private void judge(Element element, Reading reading) {
        if (element instanceof Element.Unused unused) {
            metrics.countUnused(Source.FHIR);
            Outcome.add(
                    reading.outcome,
                    IssueSeverity.INFORMATION,
                    IssueType.INFORMATIONAL,
                    unused.reason(),
                    unused.path());
        } else if (element instanceof Element.Unusable unusable) {
            reading.refuse(new Judgement.Unusable(unusable.code(), unusable.reason()), unusable.path());
        } else if (element instanceof Element.Event event) {
            Judgement judgement = reception.judge(event.fields());
            if (judgement instanceof Judgement.Unusable unusable) {
                String path =
                        unusable.code().equals("NO_PATIENT") ? reading.resource.fhirType() + ".subject" : event.path();
                reading.refuse(unusable, path);
            } else {
                reading.judgements.add(judgement);
            }
        }
    }

    /** The resource with its id; where grading uses nothing of it, an outcome that says so. */
    private static Settled taken(Reading reading) {
        Resource resource = reading.resource;
        if (!resource.getIdElement().hasIdPart()) {
            resource.setId(UUID.randomUUID().toString());
        }
        String location = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        boolean duplicate = !reading.judgements.isEmpty()
                && reading.judgements.stream().allMatch(Judgement.Duplicate.class::isInstance);
        Resource body = reading.judgements.isEmpty() ? reading.outcome : resource;
        return new Settled(duplicate ? 200 : 201, location, body);
    }
}
