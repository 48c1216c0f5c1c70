// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.intake.EventFields;
import org.cytovigil.gateway.reception.SentEvent;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What resources told, and what of it they take back. A correction takes back what it does not tell again; what was entered
 * in error, cancelled or not done takes back all, however little of itself it still shows. What was told more than a day ago,
 * or before a restart, is not known: only what such a resource itself names is taken back then.
 */
@Singleton
class Withdrawals {
    static final String REMOVAL = "ENTERED_IN_ERROR";

    private static final List<String> SAME =
            List.of("type", "id", "at", "code", "system", "parameter", "kind", "name", "drug");
    private static final String NOTHING_KNOWN = "nothing that it told before is known here";

    private final Subjects subjects;
    private final Cache<String, Map<String, SentEvent>> told = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    /** Of whom a resource was told, by type and id. */
    private final Cache<String, Set<String>> subjectsTold = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    Withdrawals(Subjects subjects) {
        this.subjects = subjects;
    }

    /** Keeps what a resource tells. */
    void remember(Resource resource, Surroundings surroundings, List<Element> elements) {
        for (Element element : elements) {
            if (element instanceof Element.Event event
                    && event.fields() instanceof SentEvent sent
                    && !REMOVAL.equals(sent.text("status"))) {
                String id = id(sent);
                key(resource, surroundings, id)
                        .ifPresent(key -> told.asMap().merge(key, Map.of(id, sent), Withdrawals::both));
                Subjects.ownId(resource)
                        .ifPresent(own -> subjectsTold
                                .asMap()
                                .merge(
                                        Subjects.ofType(resource, own),
                                        Set.of(Objects.requireNonNullElse(sent.text("patient"), "")),
                                        Withdrawals::either));
            }
        }
    }

    private static Set<String> either(Set<String> before, Set<String> more) {
        Set<String> all = new HashSet<>(before);
        all.addAll(more);
        return Set.copyOf(all);
    }

    private static Map<String, SentEvent> both(Map<String, SentEvent> before, Map<String, SentEvent> more) {
        Map<String, SentEvent> all = new LinkedHashMap<>(before);
        all.putAll(more);
        return all;
    }

    /** The elements, with those that take back what the resource told before. */
    List<Element> among(Resource resource, Surroundings surroundings, List<Element> elements) {
        boolean all = takesAllBack(resource);
        if (!all && !isCorrection(resource)) {
            return elements;
        }
        Map<String, SentEvent> before = new LinkedHashMap<>(before(resource, surroundings, ""));
        boolean anyKnown = !before.isEmpty();
        List<Element> settled = new ArrayList<>();
        for (Element element : elements) {
            if (element instanceof Element.Event event) {
                String id = id(event.fields());
                boolean known = before.containsKey(id)
                        || before(resource, surroundings, id).containsKey(id);
                before.remove(id);
                settled.add(
                        REMOVAL.equals(event.fields().text("status")) && (known || !anyKnown)
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
        before.values().forEach(sent -> settled.add(withdrawn(sent.removal(), resource.fhirType(), true)));
        ofOthers(resource, surroundings, elements)
                .forEach(sent -> settled.add(withdrawn(sent.removal(), resource.fhirType() + ".subject", true)));
        return settled;
    }

    /**
     * The same facts that it told of another subject. Two servers may give one id to different resources, so that the id
     * alone takes nothing from anybody.
     */
    private Stream<SentEvent> ofOthers(Resource resource, Surroundings surroundings, List<Element> elements) {
        String name = Subjects.ofType(resource, Subjects.ownId(resource).orElse(""));
        String patient = subjects.patient(resource, subject(resource), surroundings);
        Set<String> known = subjectsTold.getIfPresent(name);
        return Stream.ofNullable(known)
                .flatMap(Set::stream)
                .filter(other -> !other.equals(patient))
                .flatMap(other -> Stream.ofNullable(told.getIfPresent(other + " " + name)))
                .flatMap(facts -> facts.values().stream())
                .filter(sent -> elements.stream()
                        .anyMatch(element -> element instanceof Element.Event event && isSame(sent, event.fields())));
    }

    private static boolean isSame(EventFields one, EventFields other) {
        return SAME.stream().allMatch(field -> Objects.equals(one.text(field), other.text(field)));
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

    private static String id(EventFields event) {
        return Objects.requireNonNullElse(event.text("id"), "");
    }

    private Map<String, SentEvent> before(Resource resource, Surroundings surroundings, String eventId) {
        return key(resource, surroundings, eventId)
                .flatMap(key -> Optional.ofNullable(told.getIfPresent(key)))
                .orElse(Map.of());
    }

    /** Whose resource it is and which: by its own id, else by that of the one event. */
    private Optional<String> key(Resource resource, Surroundings surroundings, String eventId) {
        return Optional.ofNullable(subjects.patient(resource, subject(resource), surroundings))
                .map(patient -> patient + " "
                        + Subjects.ofType(resource, Subjects.ownId(resource).orElse(" " + eventId)));
    }

    private static Reference subject(Resource resource) {
        if (resource instanceof Observation observation) {
            return observation.getSubject();
        }
        if (resource instanceof MedicationAdministration given) {
            return given.getSubject();
        }
        if (resource instanceof Condition condition) {
            return condition.getSubject();
        }
        if (resource instanceof Procedure procedure) {
            return procedure.getSubject();
        }
        return resource instanceof AdverseEvent event ? event.getSubject() : new Reference();
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
