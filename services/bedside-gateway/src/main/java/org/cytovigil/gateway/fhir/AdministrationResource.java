// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cytovigil.gateway.reception.SentEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Drugs: a dose that was given, or an infusion that runs, by the status of the administration. */
@Singleton
class AdministrationResource implements ResourceReader {
    private final Subjects subjects;
    private final ObservedQuantities quantities;

    AdministrationResource(Subjects subjects, ObservedQuantities quantities) {
        this.subjects = subjects;
        this.quantities = quantities;
    }

    @Override
    public String type() {
        return "MedicationAdministration";
    }

    @Override
    public List<Element> read(Resource resource) {
        MedicationAdministration given = (MedicationAdministration) resource;
        Optional<String> action = action(given);
        if (action.isEmpty()) {
            return List.of(new Element.Unused("MedicationAdministration.status", "nothing was given"));
        }
        String drug = given.hasMedicationCodeableConcept() ? drug(given.getMedicationCodeableConcept()) : null;
        if (drug == null) {
            return List.of(new Element.Unusable(
                    "UNKNOWN_VALUE",
                    "the drug must be named in text or display",
                    "MedicationAdministration.medication[x]"));
        }
        Optional<String> at = action.get().equals("STOPPED")
                ? FhirTimes.at(given.getEffective())
                : FhirTimes.begin(given.getEffective());
        if (at.isEmpty()) {
            return List.of(new Element.Unusable(
                    "MALFORMED", "an instant is needed, with minutes", "MedicationAdministration.effective[x]"));
        }
        Quantity dose = dose(given);
        SentEvent event = new SentEvent("medication")
                .with("patient", subjects.patient(given.getSubject()))
                .with("id", identity(given, action.get()))
                .with("source", "fhir")
                .with("at", at.get())
                .with("status", isInError(given) ? "ENTERED_IN_ERROR" : "FINAL")
                .with("drug", drug)
                .with("action", action.get())
                .with("dose", dose.hasValue() ? ObservedQuantities.digits(dose) : null)
                .with("unit", dose.hasValue() ? quantities.unit(dose) : null);
        return List.of(new Element.Event(event, "MedicationAdministration"));
    }

    /** Start and stop of one administration are two facts. */
    private static @Nullable String identity(MedicationAdministration given, String action) {
        String identity = Subjects.identity(given, given.getIdentifierFirstRep());
        return identity == null ? null : identity + ":" + action;
    }

    private static Quantity dose(MedicationAdministration given) {
        return given.getDosage().hasRateQuantity()
                ? given.getDosage().getRateQuantity()
                : given.getDosage().getDose();
    }

    private static boolean isInError(MedicationAdministration given) {
        return given.getStatus() == MedicationAdministration.MedicationAdministrationStatus.ENTEREDINERROR;
    }

    private static Optional<String> action(MedicationAdministration given) {
        if (given.getStatus() == null) {
            return Optional.empty();
        }
        return switch (given.getStatus()) {
            case INPROGRESS -> Optional.of("STARTED");
            case COMPLETED, ENTEREDINERROR -> Optional.of("GIVEN");
            case STOPPED, ONHOLD -> Optional.of("STOPPED");
            case NOTDONE, UNKNOWN, NULL -> Optional.empty();
        };
    }

    private static @Nullable String drug(CodeableConcept medication) {
        String display = medication.getCodingFirstRep().getDisplay();
        String name = medication.hasText() ? medication.getText() : display;
        return name == null || name.isBlank() ? null : name.strip().toLowerCase(Locale.ROOT);
    }
}
