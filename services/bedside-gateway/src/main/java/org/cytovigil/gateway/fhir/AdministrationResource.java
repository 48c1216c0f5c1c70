// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private static final String FIRST_VERSION = "1";
    private static final Set<String> SYSTEMS = Set.of("ATC", "RXNORM");

    private final Subjects subjects;
    private final ObservedQuantities quantities;
    private final DrugTable drugs;
    private final Cache<String, Boolean> held = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

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
        boolean stops = action.get().equals(STOPPED);
        Optional<String> at = time(given, stops);
        if (at.isEmpty()) {
            return List.of(new Element.Unusable(
                    "MALFORMED",
                    "an instant is needed, with minutes and offset; of a stop the end of its period",
                    "MedicationAdministration.effective[x]"));
        }
        String drug = coding.map(Coding::getCode).or(() -> name).orElse("");
        String identity = identity(given, drug, at.get());
        Quantity dose = quantities.dose(given.getDosage());
        SentEvent event = new SentEvent("medication")
                .with("patient", subjects.patient(given, given.getSubject(), surroundings))
                .with("id", stops ? identity + STOP : identity)
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
        if (stops) {
            held.put(identity, true);
        }
        return stops || !(told instanceof Element.Event) || !mayHaveStopped(given, identity)
                ? List.of(told)
                : List.of(told, noStop(event, identity));
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
        return isInError(given)
                || held.getIfPresent(identity) != null
                || (runs && version != null && !version.equals(FIRST_VERSION));
    }

    /** Whether the drug is known by its name or its code; one that intake refuses is not passed over either. */
    private boolean isUsed(Optional<String> name, Optional<Coding> coding) {
        boolean unknownName = drugs.read(name.orElse("")) instanceof DrugReading.Unknown;
        return !unknownName || coding.filter(this::isKnown).isPresent();
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

    /** The code that the table of drugs knows, where one of several is: many send a product before its ingredient. */
    private Optional<Coding> coding(CodeableConcept medication) {
        List<Coding> codings = medication.getCoding().stream()
                .filter(coding -> coding.hasCode() && system(coding) != null)
                .toList();
        return codings.stream()
                .filter(this::isKnown)
                .findFirst()
                .or(() -> codings.stream().findFirst());
    }

    private boolean isKnown(Coding coding) {
        return CodeSystems.known(coding.getSystem())
                .map(DrugCode.Vocabulary::valueOf)
                .flatMap(system -> drugs.find(new DrugCode(system, coding.getCode())))
                .isPresent();
    }

    private static @Nullable String system(Coding coding) {
        return CodeSystems.known(coding.getSystem()).filter(SYSTEMS::contains).orElse(null);
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

    /** The text, else the first display, of those that the table of drugs reads where it reads one. */
    private Optional<String> name(CodeableConcept medication) {
        List<String> names = Stream.concat(
                        Stream.ofNullable(medication.getText()),
                        medication.getCoding().stream().map(Coding::getDisplay).filter(Objects::nonNull))
                .filter(name -> !name.isBlank())
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        return names.stream()
                .filter(name -> !(drugs.read(name) instanceof DrugReading.Unknown))
                .findFirst()
                .or(() -> names.stream().findFirst());
    }
}
