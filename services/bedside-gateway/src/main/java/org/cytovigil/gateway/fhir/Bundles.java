// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.intake.Bounds;
import org.cytovigil.gateway.fhir.FhirReception.Reading;
import org.cytovigil.gateway.reception.Delivery;
import org.cytovigil.gateway.reception.Judgement;
import org.cytovigil.gateway.reception.RejectedInput;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * Batches, where each entry stands alone, and transactions, where one unusable entry refuses all. Every entry has its
 * answer, in order. What is written is written together; where a part of it is not durable, all is sent again.
 */
@Singleton
class Bundles {
    private static final String JSON = "application/fhir+json";
    private static final Set<HTTPVerb> READ = EnumSet.of(HTTPVerb.POST, HTTPVerb.PUT);

    /** Entries that small are no observations. */
    private static final int MOST_ENTRIES = 20_000;

    private final FhirContext fhir;
    private final FhirReception reception;

    Bundles(FhirContext fhir, FhirReception reception) {
        this.fhir = fhir;
        this.reception = reception;
    }

    Settled settle(Bundle bundle, String contentType, byte[] raw) {
        boolean transaction = bundle.getType() == BundleType.TRANSACTION;
        Delivery delivery = reception.delivery();
        if (!transaction && bundle.getType() != BundleType.BATCH) {
            Judgement.Unusable unread = new Judgement.Unusable("UNSUPPORTED", "a batch or a transaction is needed");
            return refuse(Reading.refused(bundle, 422, unread, "Bundle.type"), delivery, contentType, raw);
        }
        if (bundle.getEntry().size() > MOST_ENTRIES) {
            Judgement.Unusable many =
                    new Judgement.Unusable("TOO_LARGE", "more than " + MOST_ENTRIES + " entries in a bundle");
            return refuse(Reading.refused(bundle, 422, many, "Bundle.entry"), delivery, contentType, raw);
        }
        Surroundings surroundings = Surroundings.of(bundle);
        List<Reading> readings = bundle.getEntry().stream()
                .map(entry -> read(entry, raw.length, surroundings, delivery))
                .toList();
        if (transaction && !readings.stream().allMatch(Reading::usable)) {
            return refuseAll(readings, delivery, contentType, raw);
        }
        return write(transaction ? BundleType.TRANSACTIONRESPONSE : BundleType.BATCHRESPONSE, readings, delivery);
    }

    private Reading read(BundleEntryComponent entry, int whole, Surroundings surroundings, Delivery delivery) {
        HTTPVerb method = entry.getRequest().getMethod();
        boolean written = method == null || READ.contains(method);
        // A resource without content is one: of a patient nothing needs to be said.
        if (entry.getResource() == null || !written) {
            Judgement.Unusable unread =
                    new Judgement.Unusable("UNSUPPORTED", "an entry must have a resource and the method POST or PUT");
            Bundle alone = new Bundle();
            alone.addEntry(entry);
            return Reading.refused(alone, 405, unread, "Bundle.entry.request.method");
        }
        // Only a large bundle can have a large entry: the others need not be measured.
        if (whole > Bounds.LARGEST_EVENT && bytes(entry.getResource()).length > Bounds.LARGEST_EVENT) {
            return Reading.refused(entry.getResource(), 422, FhirReception.TOO_LARGE, "Bundle.entry.resource");
        }
        return reception.read(entry.getResource(), surroundings, delivery);
    }

    private Settled refuse(Reading reading, Delivery delivery, String contentType, byte[] raw) {
        List<RejectedInput> letters =
                reception.letter(reading, contentType, raw).stream().toList();
        return delivery.write(reading.toWrite(), letters).complete()
                ? FhirReception.settled(reading)
                : FhirReception.notDurable();
    }

    /** Nothing of a transaction is written where a part is unusable; the outcome names each such part by its entry. */
    private Settled refuseAll(List<Reading> readings, Delivery delivery, String contentType, byte[] raw) {
        OperationOutcome refused = new OperationOutcome();
        List<Judgement> judgements = new ArrayList<>();
        List<RejectedInput> letters = new ArrayList<>();
        for (int index = 0; index < readings.size(); index++) {
            Reading reading = readings.get(index);
            if (reading.usable()) {
                continue;
            }
            judgements.addAll(reading.toWrite());
            if (letters.isEmpty()) {
                reception.letter(reading, contentType, raw).ifPresent(letters::add);
            }
            for (OperationOutcomeIssueComponent issue : reading.outcome().getIssue()) {
                issue.addExpression("Bundle.entry[" + index + "]");
                refused.addIssue(issue);
            }
        }
        return delivery.write(judgements, letters).complete()
                ? new Settled(422, "", refused)
                : FhirReception.notDurable();
    }

    private Settled write(BundleType type, List<Reading> readings, Delivery delivery) {
        List<Judgement> judgements = new ArrayList<>();
        List<RejectedInput> letters = new ArrayList<>();
        for (Reading reading : readings) {
            judgements.addAll(reading.toWrite());
            if (!reading.usable()) {
                reception.letter(reading, JSON, bytes(reading.resource())).ifPresent(letters::add);
            }
        }
        boolean durable = delivery.write(judgements, letters).complete();
        if (!durable || (judgements.isEmpty() && !reception.brokerAnswers())) {
            return FhirReception.notDurable();
        }
        Bundle answer = new Bundle();
        answer.setType(type);
        readings.forEach(reading -> respond(answer, FhirReception.settled(reading)));
        return new Settled(200, "", answer);
    }

    private byte[] bytes(Resource resource) {
        return fhir.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    private static void respond(Bundle answer, Settled settled) {
        Bundle.BundleEntryResponseComponent response = answer.addEntry().getResponse();
        response.setStatus(Integer.toString(settled.status()));
        if (!settled.location().isEmpty()) {
            response.setLocation(settled.location());
        }
        if (settled.body() instanceof OperationOutcome outcome) {
            response.setOutcome(outcome);
        }
    }
}
