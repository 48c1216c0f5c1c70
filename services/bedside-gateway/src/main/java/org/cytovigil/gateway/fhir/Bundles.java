// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/** Batches, where each entry stands alone, and transactions, where one unusable entry refuses all. */
@Singleton
class Bundles {
    private static final String JSON = "application/fhir+json";

    private final FhirContext fhir;
    private final FhirReception reception;

    Bundles(FhirContext fhir, FhirReception reception) {
        this.fhir = fhir;
        this.reception = reception;
    }

    Settled settle(Bundle bundle, String contentType, byte[] raw) {
        if (bundle.getType() == BundleType.TRANSACTION) {
            return transaction(bundle, contentType, raw);
        }
        if (bundle.getType() == BundleType.BATCH) {
            return batch(bundle);
        }
        return new Settled(
                422, "", Outcome.error(IssueType.VALUE, "a batch or a transaction is needed", "Bundle.type"));
    }

    private Settled batch(Bundle bundle) {
        return response(
                BundleType.BATCHRESPONSE,
                resources(bundle).stream().map(this::settleAlone).toList());
    }

    private Settled settleAlone(Resource resource) {
        byte[] raw = fhir.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
        return reception.settle(reception.read(resource), JSON, raw);
    }

    private Settled transaction(Bundle bundle, String contentType, byte[] raw) {
        List<FhirReception.Reading> readings =
                resources(bundle).stream().map(reception::read).toList();
        OperationOutcome refused = new OperationOutcome();
        for (FhirReception.Reading reading : readings) {
            if (!reading.usable()) {
                reading.outcome().getIssue().forEach(refused::addIssue);
                Settled settled = reception.settle(reading, contentType, raw);
                if (settled.status() == 503) {
                    return settled;
                }
            }
        }
        if (refused.hasIssue()) {
            return new Settled(422, "", refused);
        }
        return response(
                BundleType.TRANSACTIONRESPONSE,
                readings.stream()
                        .map(reading -> reception.settle(reading, contentType, raw))
                        .toList());
    }

    private static List<Resource> resources(Bundle bundle) {
        return bundle.getEntry().stream()
                .filter(BundleEntryComponent::hasResource)
                .map(BundleEntryComponent::getResource)
                .toList();
    }

    /** Entries that could not be made durable make the whole 503: the sender sends all again, and copies do no harm. */
    private static Settled response(BundleType type, List<Settled> entries) {
        if (entries.stream().anyMatch(entry -> entry.status() == 503)) {
            return FhirReception.notDurable();
        }
        Bundle answer = new Bundle();
        answer.setType(type);
        for (Settled entry : entries) {
            Bundle.BundleEntryResponseComponent response = answer.addEntry().getResponse();
            response.setStatus(Integer.toString(entry.status()));
            if (!entry.location().isEmpty()) {
                response.setLocation(entry.location());
            }
            if (entry.body() instanceof OperationOutcome outcome) {
                response.setOutcome(outcome);
            }
        }
        return new Settled(200, "", answer);
    }
}
