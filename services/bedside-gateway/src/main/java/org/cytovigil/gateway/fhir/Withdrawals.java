// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.intake.CodeTable;
import org.cytovigil.core.intake.EventFields;
import org.cytovigil.gateway.fhir.ResourceMemory.Known;
import org.cytovigil.gateway.reception.SentEvent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Resource;

/**
 * What resources told, and what of it they take back. A correction takes back what it does not tell again; what was entered
 * in error, cancelled or not done takes back all, however little of itself it still shows. What a correction or a later
 * version tells of another subject is taken from the first. What was told more than a day ago is not known: only what such
 * a resource itself names is taken back then.
 */
@Singleton
class Withdrawals {
    static final String REMOVAL = "ENTERED_IN_ERROR";

    private static final List<String> SAME = List.of("type", "code", "system", "parameter", "kind", "name", "drug");
    private static final String FIRST_VERSION = "1";
    private static final String NOTHING_KNOWN = "nothing that it told before is known here";

    private final Subjects subjects;
    private final ResourceMemory memory;
    private final CodeTable codes = CodeTable.load();

    Withdrawals(Subjects subjects, ResourceMemory memory) {
        this.subjects = subjects;
        this.memory = memory;
    }

    /** Keeps what a resource tells, and that it takes back something. */
    void remember(Resource resource, List<Element> elements) {
        String whole = code(resource);
        for (Element element : elements) {
            if (element instanceof Element.Withdrawn withdrawn) {
                EventFields gone = withdrawn.fields();
                memory.gone(name(resource, gone), text(gone, "patient"), text(gone, "id"));
            } else if (element instanceof Element.Event event
                    && event.fields() instanceof SentEvent sent
                    && !isRemoval(sent)) {
                memory.keep(name(resource, sent), whole, sent);
            }
        }
    }

    /** The elements, with those that take back what the resource told before. */
    List<Element> among(Resource resource, Surroundings surroundings, List<Element> elements) {
        boolean all = takesAllBack(resource);
        List<Element> settled = all || isCorrection(resource)
                ? amended(resource, surroundings, elements, all)
                : new ArrayList<>(elements);
        ofOthers(resource, surroundings, elements)
                .forEach(sent -> settled.add(withdrawn(sent.removal(), resource.fhirType() + ".subject", true)));
        return settled;
    }

    private List<Element> amended(Resource resource, Surroundings surroundings, List<Element> elements, boolean all) {
        String patient = patient(resource, surroundings);
        Map<String, Known> before = new LinkedHashMap<>(before(resource, patient, elements));
        boolean anyKnown = !before.isEmpty();
        List<Element> settled = new ArrayList<>();
        for (Element element : elements) {
            if (element instanceof Element.Event event) {
                String id = text(event.fields(), "id");
                boolean known = before.containsKey(id)
                        || memory.of(name(resource, event.fields()), patient).containsKey(id);
                before.computeIfPresent(id, (key, old) -> isElsewhere(old, event.fields()) ? old : null);
                settled.add(
                        isRemoval(event.fields()) && (known || !anyKnown)
                                ? withdrawn(event.fields(), event.path(), known)
                                : event);
            } else if (!all || element instanceof Element.Kept) {
                settled.add(element);
            } else if (!anyKnown) {
                settled.add(
                        element instanceof Element.Unused unused
                                ? new Element.Unused(unused.path(), unused.reason() + "; " + NOTHING_KNOWN)
                                : element);
            }
        }
        before.values().forEach(old -> settled.add(withdrawn(old.event().removal(), resource.fhirType(), true)));
        return settled;
    }

    /** A sample of a continuous feed is known by its time, not by its id: of another time it stands beside the new one. */
    private boolean isElsewhere(Known old, EventFields now) {
        boolean sample = codes.meaning(text(old.event(), "system"), text(old.event(), "code"))
                .filter(meaning -> meaning.method().isContinuous())
                .isPresent();
        return sample && !old.at().equals(text(now, "at"));
    }

    /**
     * What it told before of a patient. An identifier may be that of an order: what has the same time or, where but one time
     * stands that a correction may have moved, what was told of that one.
     */
    private Map<String, Known> before(Resource resource, String patient, List<Element> elements) {
        Map<String, Known> known = memory.of(name(resource), patient);
        if (Subjects.ownId(resource).isPresent()) {
            return known;
        }
        Set<String> times = events(elements).map(event -> text(event, "at")).collect(Collectors.toSet());
        Set<String> told = Stream.concat(
                        Stream.of(code(resource)), events(elements).map(event -> text(event, "code")))
                .collect(Collectors.toSet());
        Map<String, Known> same = where(known, old -> told.contains(old.whole()));
        Map<String, Known> sameTime = where(same, old -> times.contains(old.at()));
        boolean only = same.values().stream()
                        .filter(old -> !old.gone())
                        .map(Known::at)
                        .distinct()
                        .count()
                == 1;
        boolean mayHaveMoved = times.isEmpty() || isCorrection(resource);
        // What is gone is taken back again, should the first time have failed.
        return sameTime.isEmpty() && only && mayHaveMoved
                ? same
                : where(same, old -> old.gone() || times.contains(old.at()));
    }

    private static Map<String, Known> where(Map<String, Known> known, Predicate<Known> wanted) {
        Map<String, Known> some = new LinkedHashMap<>(known);
        some.values().removeIf(wanted.negate());
        return some;
    }

    /**
     * The same facts that it told of another subject. Two senders may give one id to different resources, and a reading that
     * is lost is worse than one too many: the id takes something from somebody only where the resource says that it is a
     * correction or a later version, with the same code and the same time. By its identifier a correction may move the time
     * too. An old version that is sent again takes nothing back.
     */
    private Stream<SentEvent> ofOthers(Resource resource, Surroundings surroundings, List<Element> elements) {
        String patient = patient(resource, surroundings);
        Map<String, Known> own = memory.of(name(resource), patient);
        boolean mayHaveMoved =
                isCorrection(resource) && Subjects.ownId(resource).isEmpty();
        boolean old = !isCorrection(resource)
                && !takesAllBack(resource)
                && events(elements).anyMatch(event -> isOld(own, event));
        return old || name(resource).isEmpty() || !replaces(resource)
                ? Stream.empty()
                : memory.subjects(name(resource)).stream()
                        .filter(other -> !other.equals(patient))
                        .map(other -> before(resource, other, elements).values())
                        .filter(facts -> facts.stream()
                                .anyMatch(
                                        fact -> events(elements).anyMatch(event -> isSame(fact, event, mayHaveMoved))))
                        .flatMap(facts -> facts.stream().map(Known::event));
    }

    /** Whether a resource stands for what another one of its name told: an identifier is nobody else's. */
    private static boolean replaces(Resource resource) {
        String version = resource.getMeta().getVersionId();
        return isCorrection(resource)
                || takesAllBack(resource)
                || Subjects.ownId(resource).isEmpty()
                || (version != null && !version.equals(FIRST_VERSION));
    }

    /**
     * Whether an event was taken back and is sent again as it was. Which version it had is not known after a restart: one that
     * is counted may be a newer one, and is taken.
     */
    boolean isOldCopy(Resource resource, EventFields event) {
        Known known = memory.of(name(resource, event), text(event, "patient")).get(text(event, "id"));
        return known != null
                && !isCorrection(resource)
                && event instanceof SentEvent sent
                && known.cameBefore(sent)
                && known.event().version().equals(sent.version());
    }

    private static boolean isOld(Map<String, Known> own, EventFields event) {
        Known known = own.get(text(event, "id"));
        return known != null && event instanceof SentEvent sent && known.cameBefore(sent);
    }

    private static boolean isSame(Known one, EventFields other, boolean moved) {
        return SAME.stream().allMatch(field -> Objects.equals(one.event().text(field), other.text(field)))
                && (moved || one.at().equals(text(other, "at")));
    }

    private static Stream<EventFields> events(List<Element> elements) {
        return elements.stream()
                .filter(Element.Event.class::isInstance)
                .map(element -> ((Element.Event) element).fields());
    }

    private static Element withdrawn(EventFields removal, String path, boolean known) {
        String what = Stream.of("code", "kind", "parameter", "name", "drug", "type")
                .flatMap(field -> Stream.ofNullable(removal.text(field)))
                .findFirst()
                .orElse("");
        return new Element.Withdrawn(
                removal,
                path,
                known
                        ? "withdrawn: " + what + " of " + removal.text("at")
                        : NOTHING_KNOWN + ", should it come late: " + what + " of " + removal.text("at")
                                + " is withdrawn");
    }

    private static boolean isRemoval(EventFields event) {
        return REMOVAL.equals(event.text("status"));
    }

    private static String text(EventFields event, String field) {
        return Objects.requireNonNullElse(event.text(field), "");
    }

    private String patient(Resource resource, Surroundings surroundings) {
        return Objects.requireNonNullElse(subjects.patient(resource, Subjects.subject(resource), surroundings), "");
    }

    /** The resource by its own id, else by its identifier; empty where it has neither. */
    private static String name(Resource resource) {
        Optional<String> identifier = resource instanceof Observation observation
                ? Optional.of(Subjects.business(observation.getIdentifierFirstRep()))
                        .filter(text -> !text.isEmpty())
                        .map(text -> " " + text)
                : Optional.empty();
        return Subjects.ownId(resource)
                .or(() -> identifier)
                .map(known -> Subjects.ofType(resource, known))
                .orElse("");
    }

    /** The resource of an event: where nothing else names it, the event does. */
    private static String name(Resource resource, EventFields event) {
        String name = name(resource);
        return name.isEmpty() ? Subjects.ofType(resource, " " + text(event, "id")) : name;
    }

    private static String code(Resource resource) {
        return resource instanceof Observation observation
                ? Objects.requireNonNullElse(
                        observation.getCode().getCodingFirstRep().getCode(), "")
                : "";
    }

    private static boolean isCorrection(Resource resource) {
        return resource instanceof Observation observation
                && (observation.getStatus() == ObservationStatus.AMENDED
                        || observation.getStatus() == ObservationStatus.CORRECTED);
    }

    /** Whether nothing that the resource told before holds. */
    static boolean takesAllBack(Resource resource) {
        if (resource instanceof Observation observation) {
            return observation.getStatus() == ObservationStatus.ENTEREDINERROR
                    || observation.getStatus() == ObservationStatus.CANCELLED;
        }
        if (resource instanceof MedicationAdministration given) {
            return given.getStatus() == MedicationAdministrationStatus.ENTEREDINERROR
                    || given.getStatus() == MedicationAdministrationStatus.NOTDONE;
        }
        if (resource instanceof Procedure procedure) {
            return procedure.getStatus() == ProcedureStatus.ENTEREDINERROR
                    || procedure.getStatus() == ProcedureStatus.NOTDONE;
        }
        return resource instanceof Condition condition
                && condition.getVerificationStatus().getCoding().stream()
                        .anyMatch(coding -> "entered-in-error".equals(coding.getCode()));
    }
}
