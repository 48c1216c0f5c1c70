// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.fact.DrugCode;
import org.cytovigil.gateway.codes.DrugChoice;
import org.cytovigil.gateway.reception.Identities;
import org.cytovigil.gateway.reception.Remembers;
import org.cytovigil.gateway.reception.SentEvent;
import org.cytovigil.gateway.reception.Source;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;

/** Drugs: a dose that was given, or an infusion that runs, by the status of the administration. */
@Singleton
class AdministrationResource implements ResourceReader, Remembers {
    private static final String MEDICATION = "MedicationAdministration.medication[x]";
    private static final String STARTED = "STARTED";
    private static final String STOPPED = "STOPPED";
    private static final String GIVEN = "GIVEN";
    private static final String STOP = ":STOPPED";
    private static final String FIRST_VERSION = "1";
    private static final Set<String> SYSTEMS = Set.of("ATC", "RXNORM");

    private final Subjects subjects;
    private final ObservedQuantities quantities;
    private final DrugChoice drugs;
    private final Clock clock;
    private final Infusions infusions = new Infusions();

    AdministrationResource(Subjects subjects, ObservedQuantities quantities, DrugChoice drugs, Clock clock) {
        this.clock = clock;
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
        Drug drug = new Drug(name(medication), code(medication));
        if (drug.text().isEmpty()) {
            return List.of(new Element.Unusable(
                    "UNKNOWN_VALUE",
                    "the drug must be named in text or display, or coded in RxNorm or ATC",
                    MEDICATION));
        }
        String patient = subjects.patient(given, given.getSubject(), surroundings);
        String whose = patient + " " + drugs.substance(drug.name(), drug.code());
        Optional<Course> course = course(given, whose, drug, action.get());
        if (course.isEmpty()) {
            return List.of(new Element.Unusable(
                    "MALFORMED",
                    "an instant is needed, with minutes and offset; of a stop the end of its period",
                    "MedicationAdministration.effective[x]"));
        }
        SentEvent event = event(given, drug, course.get())
                .with("patient", patient)
                .with("line", line(given, whose, course.get()).orElse(null));
        return told(given, drug, whose, event, course.get());
    }

    /** An infusion that was told before a restart. */
    @Override
    public void recall(SentEvent event) {
        Optional<String> action = Optional.ofNullable(event.text("action"));
        if (!Source.FHIR.label().equals(event.text("source"))
                || action.isEmpty()
                || Withdrawals.REMOVAL.equals(event.text("status"))) {
            return;
        }
        Optional<DrugCode> code = Optional.ofNullable(event.text("code"))
                .map(known ->
                        new DrugCode(DrugCode.Vocabulary.valueOf(Objects.requireNonNull(event.text("system"))), known));
        String whose = event.text("patient") + " " + drugs.substance(Optional.ofNullable(event.text("drug")), code);
        String id = Objects.requireNonNullElse(event.text("id"), "");
        boolean stops = action.get().equals(STOPPED);
        infusions.told(
                whose,
                stops && id.endsWith(STOP) ? id.substring(0, id.length() - STOP.length()) : id,
                stops
                        ? Infusions.Phase.STOPPED
                        : action.get().equals(STARTED) ? Infusions.Phase.RUNS : Infusions.Phase.OVER,
                stops ? Objects.requireNonNullElse(event.text("at"), "") : "",
                event.text("line") != null);
    }

    /** The drug as it was named and coded; empty where it was not. */
    private record Drug(Optional<String> name, Optional<DrugCode> code) {
        String text() {
            return code.map(DrugCode::code).or(() -> name).orElse("");
        }
    }

    /**
     * What is told of an administration.
     *
     * @param until the end of what is over, empty where there is none
     */
    private record Course(String identity, String action, String at, Optional<String> until) {
        boolean stops() {
            return action.equals(STOPPED);
        }
    }

    /** Empty where the instant is not said. */
    private Optional<Course> course(MedicationAdministration given, String whose, Drug drug, String action) {
        Optional<String> begin = FhirTimes.begin(given.getEffective());
        String identity = identity(
                given,
                drug.text(),
                begin.or(() -> FhirTimes.at(given.getEffective())).orElse(""));
        boolean rests = isAtRest(given);
        boolean stops = rests || action.equals(STOPPED);
        Optional<String> at =
                rests ? begin.map(start -> restsSince(given, start, whose, identity)) : time(given, stops);
        Optional<String> until = action.equals(GIVEN) ? FhirTimes.end(given.getEffective()) : Optional.empty();
        return at.map(instant -> new Course(identity, stops ? STOPPED : action, instant, until));
    }

    private SentEvent event(MedicationAdministration given, Drug drug, Course course) {
        Quantity dose = quantities.dose(given.getDosage());
        return new SentEvent("medication")
                .with("id", course.stops() ? course.identity() + STOP : course.identity())
                .with("source", "fhir")
                .with("at", course.at())
                .with("status", isInError(given) ? "ENTERED_IN_ERROR" : "FINAL")
                .with("drug", drug.name().orElse(null))
                .with("code", drug.code().map(DrugCode::code).orElse(null))
                .with("system", drug.code().map(known -> known.system().name()).orElse(null))
                .with("action", course.action())
                .with("until", course.until().orElse(null))
                .with("dose", dose.hasValue() ? ObservedQuantities.digits(dose) : null)
                .with("unit", dose.hasValue() ? quantities.unit(dose) : null);
    }

    private List<Element> told(
            MedicationAdministration given, Drug drug, String whose, SentEvent event, Course course) {
        boolean used = drug.name().filter(drugs::isKnown).isPresent()
                || drug.code().filter(drugs::isKnown).isPresent();
        Element told = used
                ? new Element.Event(event, MEDICATION)
                : new Element.Kept(
                        event, MEDICATION, "grading does not use this drug: it is kept, and counts for nothing");
        boolean undoesStop =
                isInError(given) || (!course.stops() && used && mayHaveStopped(given, whose, course.identity()));
        infusions.told(
                whose,
                course.identity(),
                course.stops()
                        ? Infusions.Phase.STOPPED
                        : isInProgress(given) ? Infusions.Phase.RUNS : Infusions.Phase.OVER,
                course.stops() ? course.at() : "",
                event.text("line") != null);
        return undoesStop ? List.of(told, noStop(event, course.identity())) : List.of(told);
    }

    /**
     * An infusion that runs over a period is a line of its own, so that its stop leaves the others of the drug alone. One
     * told by the instant may be an entry for each change of one infusion, and a stop whose start we do not know may be an
     * entry of its own: without a line it ends all of the drug.
     */
    private Optional<String> line(MedicationAdministration given, String whose, Course course) {
        boolean starts = course.action().equals(STARTED) && given.hasEffectivePeriod();
        boolean stops = course.stops() && infusions.isOnLine(whose, course.identity());
        return starts || stops ? Optional.of(course.identity()) : Optional.empty();
    }

    /** Whether it is in progress at a rate of nothing. */
    private boolean isAtRest(MedicationAdministration given) {
        Quantity dose = quantities.dose(given.getDosage());
        return isInProgress(given) && dose.hasValue() && dose.getValue().signum() == 0;
    }

    /**
     * Since when it has the rate of nothing: from the end of its period, else from when it was last changed, else from now
     * on; it began before, and ran. What is sent again has the instant that was understood first.
     */
    private String restsSince(MedicationAdministration given, String begin, String whose, String identity) {
        Instant now = clock.instant();
        return FhirTimes.end(given.getEffective())
                .or(() -> FhirTimes.at(given.getMeta().getLastUpdatedElement()))
                .map(Instant::parse)
                .filter(at -> at.isAfter(Instant.parse(begin)) && !at.isAfter(now))
                .map(Instant::toString)
                .or(() -> infusions.stoppedAt(whose, identity))
                .orElseGet(now::toString);
    }

    private static boolean isInProgress(MedicationAdministration given) {
        return given.getStatus() == MedicationAdministrationStatus.INPROGRESS;
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
     * on hold for a week; of what runs its version tells as well.
     */
    private boolean mayHaveStopped(MedicationAdministration given, String whose, String identity) {
        String version = given.getMeta().getVersionId();
        return infusions.everStopped(whose, identity)
                || (isInProgress(given) && version != null && !version.equals(FIRST_VERSION));
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
        return given.getStatus() == MedicationAdministrationStatus.ENTEREDINERROR;
    }

    private static Optional<String> action(MedicationAdministration given) {
        return switch (given.getStatus()) {
            case INPROGRESS -> Optional.of(STARTED);
            case COMPLETED, ENTEREDINERROR -> Optional.of(GIVEN);
            case STOPPED -> Optional.of(FhirTimes.isWhole(given.getEffective()) ? GIVEN : STOPPED);
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
