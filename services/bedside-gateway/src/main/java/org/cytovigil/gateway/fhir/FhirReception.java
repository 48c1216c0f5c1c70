// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytovigil.core.intake.Bounds;
import org.cytovigil.gateway.reception.Delivery;
import org.cytovigil.gateway.reception.GatewayMetrics;
import org.cytovigil.gateway.reception.Judgement;
import org.cytovigil.gateway.reception.PressureCheck;
import org.cytovigil.gateway.reception.Reception;
import org.cytovigil.gateway.reception.RejectedInput;
import org.cytovigil.gateway.reception.Source;
import org.cytovigil.gateway.web.BodyLimit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Takes one resource and says what became of it. */
@Singleton
class FhirReception {
    /** How a resource says that it is of nobody (v3 ActReason). */
    private static final String TEST_DATA = "HTEST";

    /** Why a resource is refused that has more bytes than an event may have, alone or in a bundle. */
    static final Judgement.Unusable TOO_LARGE =
            new Judgement.Unusable(BodyLimit.CODE, "more than " + Bounds.LARGEST_EVENT + " bytes for one resource");

    private final Map<String, ResourceReader> readers = new HashMap<>();
    private final Reception reception;
    private final GatewayMetrics metrics;
    private final Withdrawals withdrawals;

    FhirReception(List<ResourceReader> readers, Reception reception, GatewayMetrics metrics, Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
        readers.forEach(reader -> this.readers.put(reader.type(), reader));
        this.reception = reception;
        this.metrics = metrics;
    }

    /** Opens a delivery. */
    Delivery delivery() {
        return reception.delivery(Source.FHIR);
    }

    /** Reads and judges; writes nothing. */
    Reading read(Resource resource, Surroundings surroundings, Delivery delivery) {
        ResourceReader reader = readers.get(resource.fhirType());
        List<Element> elements = elements(resource, reader, surroundings);
        Reading reading = new Reading(resource);
        List<Judgement> judgements = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (Element element : elements) {
            if (element instanceof Element.Unused unused) {
                metrics.countUnused(Source.FHIR);
                reading.inform(unused.path(), unused.reason());
            } else if (element instanceof Element.Unusable unusable) {
                judgements.add(new Judgement.Unusable(unusable.code(), unusable.reason()));
                paths.add(unusable.path());
            } else if (element instanceof Element.Event event) {
                Judgement judgement = delivery.judge(event.fields());
                boolean old = withdrawals.isOldCopy(resource, event.fields());
                judgements.add(
                        old && judgement instanceof Judgement.Usable usable
                                ? new Judgement.Duplicate(usable.id(), usable.content())
                                : judgement);
                paths.add(event.path());
                reading.used = true;
            } else if (element instanceof Element.Kept kept) {
                judgements.add(delivery.judge(kept.fields()));
                paths.add(kept.path());
                reading.inform(kept.path(), kept.reason());
            } else if (element instanceof Element.Withdrawn withdrawn) {
                judgements.add(delivery.judge(withdrawn.fields()));
                paths.add(withdrawn.path());
                reading.inform(withdrawn.path(), withdrawn.reason());
                reading.withdrew = true;
            }
        }
        PressureCheck.refuseContradictions(judgements);
        for (int index = 0; index < judgements.size(); index++) {
            reading.judged(judgements.get(index), paths.get(index));
        }
        if (reading.usable()) {
            withdrawals.remember(resource, elements);
        }
        return reading;
    }

    private List<Element> elements(Resource resource, @Nullable ResourceReader reader, Surroundings surroundings) {
        if (resource.getMeta().getSecurity().stream().anyMatch(label -> TEST_DATA.equals(label.getCode()))
                || resource.getMeta().getTag().stream().anyMatch(label -> TEST_DATA.equals(label.getCode()))) {
            return List.of(new Element.Unusable(
                    "NOT_PRODUCTION", "test data (HTEST): nothing of it is used", resource.fhirType() + ".meta"));
        }
        if (reader != null && Modifiers.present(resource)) {
            return List.of(new Element.Unusable(
                    "UNKNOWN_VALUE",
                    "an extension or rule that we do not know may turn its meaning round",
                    resource.fhirType() + ".modifierExtension"));
        }
        if (reader != null && Modifiers.isOfAnother(resource)) {
            return List.of(new Element.Unusable(
                    "UNKNOWN_VALUE",
                    "its focus is another than its subject: it is not about the patient",
                    resource.fhirType() + ".focus"));
        }
        if (reader != null) {
            return withdrawals.among(resource, surroundings, reader.read(resource, surroundings));
        }
        // Whoever gets 201 believes that what is within was taken.
        return holdsResults(resource)
                ? List.of(new Element.Unusable(
                        "UNSUPPORTED",
                        "results within another resource are not read: send each by itself, or as an entry of a bundle",
                        resource.fhirType()))
                : List.of(new Element.Unused(resource.fhirType(), "grading does not use resources of this type"));
    }

    private boolean holdsResults(Resource resource) {
        return resource instanceof Bundle
                || resource instanceof Parameters
                || (resource instanceof DomainResource owner
                        && owner.getContained().stream().anyMatch(within -> isResult(within.fhirType())));
    }

    /** A visit lists its diagnoses, which are no results. */
    private boolean isResult(String type) {
        return readers.containsKey(type) && !type.equals("Condition");
    }

    /** The dead letter of a resource of which a part is unusable. */
    Optional<RejectedInput> letter(Reading reading, String contentType, byte[] raw) {
        return reading.unusable().map(judgement -> reception.deadLetter(Source.FHIR, judgement, contentType, raw));
    }

    /** Writes what was read, or keeps the resource as a dead letter; one unusable part makes the whole unusable. */
    Settled settle(Resource resource, String contentType, byte[] raw) {
        Delivery delivery = delivery();
        Reading reading = read(resource, Surroundings.NONE, delivery);
        List<Judgement> written = reading.toWrite();
        boolean durable = delivery.write(
                        written, letter(reading, contentType, raw).stream().toList())
                .complete();
        if (!durable || (written.isEmpty() && !brokerAnswers())) {
            return notDurable();
        }
        return settled(reading);
    }

    /** Whether a positive answer is allowed although nothing had to be written. */
    boolean brokerAnswers() {
        return reception.brokerAnswers();
    }

    static Settled notDurable() {
        return new Settled(503, "", Outcome.error(IssueType.TRANSIENT, "not stored, send again", ""));
    }

    /** What a resource is told whose record is durable: itself with its id, or why nothing of it is used, or what it took back. */
    static Settled settled(Reading reading) {
        if (!reading.usable()) {
            return new Settled(reading.refusal(), "", reading.outcome());
        }
        Resource resource = reading.resource();
        if (Subjects.ownId(resource).isEmpty()) {
            resource.setId(UUID.randomUUID().toString());
        }
        String location = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        List<Judgement> judgements = reading.toWrite();
        boolean duplicate =
                !judgements.isEmpty() && judgements.stream().allMatch(Judgement.Duplicate.class::isInstance);
        return new Settled(duplicate ? 200 : 201, location, reading.tellsItself() ? resource : reading.outcome());
    }

    /** What was made of a resource before anything is written. */
    static final class Reading {
        private final Resource resource;
        private final int refusal;
        private final List<Judgement> judgements = new ArrayList<>();
        private final OperationOutcome outcome = new OperationOutcome();
        private Optional<Judgement.Unusable> unusable = Optional.empty();
        private boolean used;
        private boolean withdrew;

        private Reading(Resource resource) {
            this(resource, 422);
        }

        private Reading(Resource resource, int refusal) {
            this.resource = resource;
            this.refusal = refusal;
        }

        /** Of something that nobody even looked into. */
        static Reading refused(Resource resource, int status, Judgement.Unusable judgement, String path) {
            Reading reading = new Reading(resource, status);
            reading.judged(judgement, path);
            return reading;
        }

        Resource resource() {
            return resource;
        }

        /** The status that it is refused with. */
        int refusal() {
            return refusal;
        }

        boolean usable() {
            return unusable.isEmpty();
        }

        Optional<Judgement.Unusable> unusable() {
            return unusable;
        }

        private boolean tellsItself() {
            return used && !withdrew;
        }

        OperationOutcome outcome() {
            return outcome;
        }

        /** All of it where all can be used, else what cannot, to be counted. */
        List<Judgement> toWrite() {
            return usable()
                    ? List.copyOf(judgements)
                    : judgements.stream()
                            .filter(Judgement.Unusable.class::isInstance)
                            .toList();
        }

        private void inform(String path, String reason) {
            Outcome.add(outcome, IssueSeverity.INFORMATION, IssueType.INFORMATIONAL, reason, path);
        }

        private void judged(Judgement judgement, String path) {
            judgements.add(judgement);
            if (judgement instanceof Judgement.Unusable refused) {
                unusable = unusable.or(() -> Optional.of(refused));
                String subject = refused.code().equals("NO_PATIENT") ? resource.fhirType() + ".subject" : path;
                Outcome.add(
                        outcome,
                        IssueSeverity.ERROR,
                        Outcome.type(refused.code()),
                        refused.code() + ": " + refused.reason(),
                        subject);
            }
        }
    }
}
