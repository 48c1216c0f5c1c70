// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.fact.DrugCode;
import org.cytovigil.gateway.codes.DrugChoice;
import org.cytovigil.gateway.reception.Identities;
import org.cytovigil.gateway.reception.SentEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;

/** Drugs: a dose that was given, or an infusion that runs, by the status of the administration. */
@Singleton
class AdministrationResource implements ResourceReader {
    private static final String MEDICATION = "MedicationAdministration.medication[x]";
    private static final String STOPPED = "STOPPED";
    private static final String STOP = ":STOPPED";
    private static final String FIRST_VERSION = "1";
    private static final Set<String> SYSTEMS = Set.of("ATC", "RXNORM");

    private final Subjects subjects;
    private final ObservedQuantities quantities;
    private final DrugChoice drugs;
    private final Cache<String, Boolean> held = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    AdministrationResource(Subjects subjects, ObservedQuantities quantities, DrugChoice drugs) {
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
        Optional<DrugCode> code = code(medication);
        Optional<String> name = name(medication);
        if (code.isEmpty() && name.isEmpty()) {
            return List.of(new Element.Unusable(
                    "UNKNOWN_VALUE",
                    "the drug must be named in text or display, or coded in RxNorm or ATC",
                    MEDICATION));
        }
        boolean stops = action.get().equals(STOPPED);
        Optional<String> at = time(given, stops);
        if (at.isEmpty()) {
            return List.of(new Element.Unusable(
                    "MALFORMED",
                    "an instant is needed, with minutes and offset; of a stop the end of its period",
                    "MedicationAdministration.effective[x]"));
        }
        String drug = code.map(DrugCode::code).or(() -> name).orElse("");
        String identity = identity(given, drug, at.get());
        Quantity dose = quantities.dose(given.getDosage());
        SentEvent event = new SentEvent("medication")
                .with("patient", subjects.patient(given, given.getSubject(), surroundings))
                .with("id", stops ? identity + STOP : identity)
                .with("source", "fhir")
                .with("at", at.get())
                .with("status", isInError(given) ? "ENTERED_IN_ERROR" : "FINAL")
                .with("drug", name.orElse(null))
                .with("code", code.map(DrugCode::code).orElse(null))
                .with("system", code.map(known -> known.system().name()).orElse(null))
                .with("action", action.get())
                .with(
                        "until",
                        action.get().equals("GIVEN")
                                ? FhirTimes.end(given.getEffective()).orElse(null)
                                : null)
                .with("dose", dose.hasValue() ? ObservedQuantities.digits(dose) : null)
                .with("unit", dose.hasValue() ? quantities.unit(dose) : null);
        Element told = isUsed(name, code)
                ? new Element.Event(event, MEDICATION)
                : new Element.Kept(
                        event, MEDICATION, "grading does not use this drug: it is kept, and counts for nothing");
        if (stops) {
            held.put(identity, true);
        }
        boolean undoesStop =
                isInError(given) || (!stops && told instanceof Element.Event && mayHaveStopped(given, identity));
        return undoesStop ? List.of(told, noStop(event, identity)) : List.of(told);
    }

    private static Element noStop(SentEvent event, String identity) {
        return new Element.Event(
                event.copy().with("id", identity + STOP).with("status", "ENTERED_IN_ERROR"),
                "MedicationAdministration");
    }

    /** When it began, or stopped: a period that has no end does not say so, and at its start it would never have run. */
    private static Optional<String> time(MedicationAdministration given, boolean stops) {
        boolean open = given.hasEffectivePeriod() && !given.getEffectivePeriod().hasEnd();
        if (stops) {
            return open ? Optional.empty() : FhirTimes.at(given.getEffective());
        }
        return FhirTimes.begin(given.getEffective());
    }

    /**
     * Whether it may have been on hold: what runs again, or is told with its end, has not stopped there. We know of what was
     * on hold for a day; of what runs its version tells as well.
     */
    private boolean mayHaveStopped(MedicationAdministration given, String identity) {
        boolean runs = given.getStatus() == MedicationAdministration.MedicationAdministrationStatus.INPROGRESS;
        String version = given.getMeta().getVersionId();
        return held.getIfPresent(identity) != null || (runs && version != null && !version.equals(FIRST_VERSION));
    }

    private boolean isUsed(Optional<String> name, Optional<DrugCode> code) {
        return name.filter(drugs::isKnown).isPresent()
                || code.filter(drugs::isKnown).isPresent();
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

    private Optional<DrugCode> code(CodeableConcept medication) {
        return drugs.code(medication.getCoding().stream()
                .filter(Coding::hasCode)
                .flatMap(coding -> CodeSystems.known(coding.getSystem())
                        .filter(SYSTEMS::contains)
                        .map(system -> new DrugCode(DrugCode.Vocabulary.valueOf(system), coding.getCode()))
                        .stream())
                .toList());
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

    private Optional<String> name(CodeableConcept medication) {
        return drugs.name(Stream.concat(
                        Stream.ofNullable(medication.getText()),
                        medication.getCoding().stream().map(Coding::getDisplay).filter(Objects::nonNull))
                .toList());
    }
}
