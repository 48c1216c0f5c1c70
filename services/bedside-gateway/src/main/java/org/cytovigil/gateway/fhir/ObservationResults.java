// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.cytovigil.gateway.reception.SentEvent;
import org.hl7.fhir.r4.model.Observation;

/** Whether a part of an observation has a result, takes one back or has none, and the event that it becomes. */
@Singleton
class ObservationResults {
    private final Subjects subjects;
    private final Devices devices;

    ObservationResults(Subjects subjects, Devices devices) {
        this.subjects = subjects;
        this.devices = devices;
    }

    /** Whether the part takes back what it told before: with the whole, or by a correction that has no value that counts. */
    boolean isRemoval(WholeObservation whole, ObservationPart part, boolean laboratory) {
        Observation observation = whole.observation();
        return switch (observation.getStatus()) {
            case ENTEREDINERROR -> true;
            case CANCELLED -> ObservationIdentity.isOwn(observation);
            case AMENDED, CORRECTED ->
                part.value() == null || worthless(whole, part, laboratory).isPresent();
            case FINAL, PRELIMINARY, REGISTERED, UNKNOWN, NULL -> false;
        };
    }

    /** Why there is no result, empty where there is one. */
    Optional<Element> noResult(WholeObservation whole, ObservationPart part, boolean laboratory) {
        Observation observation = whole.observation();
        if (observation.getStatus() == null) {
            return Optional.of(new Element.Unusable("UNKNOWN_VALUE", "there is no status", "Observation.status"));
        }
        boolean removal = isRemoval(whole, part, laboratory);
        if (!removal && ObservationIdentity.status(observation).isEmpty()) {
            return Optional.of(new Element.Unused("Observation.status", "an observation of this status has no result"));
        }
        if (part.value() == null && !removal) {
            return Optional.of(new Element.Unused(part.valuePath(), "there is no value"));
        }
        Optional<Element> worthless = removal ? Optional.empty() : worthless(whole, part, laboratory);
        if (worthless.isEmpty() && FhirTimes.at(observation.getEffective()).isEmpty()) {
            return Optional.of(new Element.Unusable(
                    "MALFORMED", "an instant is needed, with minutes and offset", "Observation.effective[x]"));
        }
        return worthless;
    }

    /** The event with whose, which, when and of which status it is. */
    SentEvent event(WholeObservation whole, ObservationPart part, SentEvent event, String name, boolean removal) {
        Observation observation = whole.observation();
        String at = FhirTimes.at(observation.getEffective()).orElse("");
        return event.with("patient", subjects.patient(observation, observation.getSubject(), whole.surroundings()))
                .with("id", whole.distinct(ObservationIdentity.of(observation, part.component(), name, at)))
                .madeUpId(!ObservationIdentity.isOwn(observation))
                .version(observation.getMeta().getVersionId())
                .with("source", "fhir")
                .with("at", at)
                .with(
                        "status",
                        removal
                                ? Withdrawals.REMOVAL
                                : ObservationIdentity.status(observation).orElse(null));
    }

    /** Where the sender itself says that the value is none, or none of a patient. */
    private Optional<Element> worthless(WholeObservation whole, ObservationPart part, boolean laboratory) {
        boolean flagged = part.isDisowned(laboratory);
        boolean absent = part.isAbsent();
        if (absent || flagged) {
            return Optional.of(new Element.Unusable(
                    "IMPLAUSIBLE",
                    "its sender says that the value is worth nothing",
                    part.path() + (absent ? ".dataAbsentReason" : ".interpretation")));
        }
        Observation observation = whole.observation();
        return devices.isOff(observation, observation.getDevice(), whole.surroundings())
                ? Optional.of(new Element.Unusable(
                        "IMPLAUSIBLE", "the device is off, in stand-by or entered in error", "Observation.device"))
                : Optional.empty();
    }
}
