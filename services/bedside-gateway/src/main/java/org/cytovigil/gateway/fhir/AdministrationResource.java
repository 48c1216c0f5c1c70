// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.core.drug.DrugReading;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.DrugCode;
import org.cytovigil.gateway.reception.Identities;
import org.cytovigil.gateway.reception.SentEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Drugs: a dose that was given, or an infusion that runs, by the status of the administration. */
@Singleton
class AdministrationResource implements ResourceReader {
    private static final String MEDICATION = "MedicationAdministration.medication[x]";
    private static final String STOPPED = "STOPPED";
    private static final String STOP = ":STOPPED";
    private static final Set<String> SYSTEMS = Set.of("ATC", "RXNORM");

    private final Subjects subjects;
    private final ObservedQuantities quantities;
    private final DrugTable drugs;

    AdministrationResource(Subjects subjects, ObservedQuantities quantities, DrugTable drugs) {
        this.subjects = subjects;
        this.quantities = quantities;
        this.drugs = drugs;
    }

    @Override
    public String type() {
        return "MedicationAdministration";
    }

    @Override
    public List<Element> read(Resource resource, Surroundings surroundings) {
        MedicationAdministration given = (MedicationAdministration) resource;
        if (given.getStatus() == null) {
            return List.of(
                    new Element.Unusable("UNKNOWN_VALUE", "there is no status", "MedicationAdministration.status"));
        }
        Optional<String> action = action(given);
        if (action.isEmpty()) {
            return List.of(new Element.Unused("MedicationAdministration.status", "nothing was given"));
        }
        CodeableConcept medication = medication(given, surroundings);
        Optional<Coding> coding = coding(medication);
        Optional<String> name = name(medication);
        if (coding.isEmpty() && name.isEmpty()) {
            return List.of(new Element.Unusable(
                    "UNKNOWN_VALUE",
                    "the drug must be named in text or display, or coded in RxNorm or ATC",
                    MEDICATION));
        }
        Optional<String> at = action.get().equals(STOPPED)
                ? FhirTimes.at(given.getEffective())
                : FhirTimes.begin(given.getEffective());
        if (at.isEmpty()) {
            return List.of(new Element.Unusable(
                    "MALFORMED",
                    "an instant is needed, with minutes and offset",
                    "MedicationAdministration.effective[x]"));
        }
        String drug = coding.map(Coding::getCode).or(() -> name).orElse("");
        String identity = identity(given, drug, at.get());
        Quantity dose = dose(given);
        SentEvent event = new SentEvent("medication")
                .with("patient", subjects.patient(given, given.getSubject(), surroundings))
                .with("id", action.get().equals(STOPPED) ? identity + STOP : identity)
                .with("source", "fhir")
                .with("at", at.get())
                .with("status", isInError(given) ? "ENTERED_IN_ERROR" : "FINAL")
                .with("drug", name.orElse(null))
                .with("code", coding.map(Coding::getCode).orElse(null))
                .with("system", coding.map(AdministrationResource::system).orElse(null))
                .with("action", action.get())
                .with(
                        "until",
                        action.get().equals("GIVEN")
                                ? FhirTimes.end(given.getEffective()).orElse(null)
                                : null)
                .with("dose", dose.hasValue() ? ObservedQuantities.digits(dose) : null)
                .with("unit", dose.hasValue() ? quantities.unit(dose) : null);
        Element told = isUsed(name, coding)
                ? new Element.Event(event, MEDICATION)
                : new Element.Kept(
                        event, MEDICATION, "grading does not use this drug: it is kept, and counts for nothing");
        return isInError(given)
                ? List.of(told, new Element.Event(event.copy().with("id", identity + STOP), "MedicationAdministration"))
                : List.of(told);
    }

    /** Whether the drug is known by its name or its code; one that intake refuses is not passed over either. */
    private boolean isUsed(Optional<String> name, Optional<Coding> coding) {
        boolean unknownName = drugs.read(name.orElse("")) instanceof DrugReading.Unknown;
        return !unknownName
                || coding.flatMap(code -> CodeSystems.known(code.getSystem())
                                .map(DrugCode.Vocabulary::valueOf)
                                .flatMap(system -> drugs.find(new DrugCode(system, code.getCode()))))
                        .isPresent();
    }

    /** What was started and what of it is finished are one fact; that it stopped, at an instant, is another. */
    private static String identity(MedicationAdministration given, String drug, String at) {
        Optional<String> own = Subjects.ownId(given);
        if (own.isPresent()) {
            return Subjects.ofType(given, own.get());
        }
        String business = Subjects.business(given.getIdentifierFirstRep());
        return Identities.of(business.isEmpty() ? "fhir" : business, drug, at);
    }

    /** The concept, of the medication itself where only a reference is given; of one that did not come along its name. */
    private static CodeableConcept medication(MedicationAdministration given, Surroundings surroundings) {
        if (given.hasMedicationCodeableConcept()) {
            return given.getMedicationCodeableConcept();
        }
        if (!given.hasMedicationReference()) {
            return new CodeableConcept();
        }
        Optional<Resource> found = surroundings.find(given, given.getMedicationReference());
        return found.filter(Medication.class::isInstance)
                .map(medication -> ((Medication) medication).getCode())
                .orElseGet(() -> new CodeableConcept()
                        .setText(given.getMedicationReference().getDisplay()));
    }

    private static Optional<Coding> coding(CodeableConcept medication) {
        return medication.getCoding().stream()
                .filter(coding -> coding.hasCode() && system(coding) != null)
                .findFirst();
    }

    private static @Nullable String system(Coding coding) {
        return CodeSystems.known(coding.getSystem()).filter(SYSTEMS::contains).orElse(null);
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
        return switch (given.getStatus()) {
            case INPROGRESS -> Optional.of("STARTED");
            case COMPLETED, ENTEREDINERROR -> Optional.of("GIVEN");
            case STOPPED -> Optional.of(FhirTimes.isWhole(given.getEffective()) ? "GIVEN" : STOPPED);
            case ONHOLD -> Optional.of(STOPPED);
            case NOTDONE, UNKNOWN, NULL -> Optional.empty();
        };
    }

    private static Optional<String> name(CodeableConcept medication) {
        String display = medication.getCodingFirstRep().getDisplay();
        return Optional.ofNullable(medication.hasText() ? medication.getText() : display)
                .filter(name -> !name.isBlank())
                .map(name -> name.strip().toLowerCase(Locale.ROOT));
    }
}
