// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.gateway.reception.Remembers;
import org.cytovigil.gateway.reception.SentEvent;
import org.cytovigil.gateway.reception.Source;
import org.jspecify.annotations.Nullable;

/** What resources told within a day, of whom, and whether it was taken back since. */
@Singleton
class ResourceMemory implements Remembers {
    private static final Pattern OWN = Pattern.compile("(?:[A-Za-z]+/)?[A-Za-z0-9.-]{1,64}(?=:|$)");
    private static final String OBSERVATION = "Observation/";

    private final Cache<String, Map<String, Known>> told = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    private final Cache<String, Set<String>> subjects = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    /**
     * An event that a resource told.
     *
     * @param whole the code of the resource, which tells it from others under one identifier
     * @param gone whether it was taken back
     */
    record Known(SentEvent event, String whole, boolean gone) {
        String at() {
            return field(event, "at");
        }

        /** Whether an event is an old version that was taken back, sent again; of what is recalled the version is not known. */
        boolean cameBefore(SentEvent again) {
            return gone
                    && (event.version().isEmpty() || event.version().equals(again.version()))
                    && at().equals(field(again, "at"))
                    && field(event, "value").equals(field(again, "value"));
        }
    }

    /** Keeps an event, unless it is an old one that is sent again. */
    void keep(String name, String whole, SentEvent event) {
        String patient = field(event, "patient");
        String id = field(event, "id");
        told.asMap()
                .compute(
                        key(patient, name),
                        (key, known) -> known != null
                                        && known.containsKey(id)
                                        && known.get(id).cameBefore(event)
                                ? known
                                : with(known, id, new Known(event, whole, false)));
        subjects.asMap().compute(name, (key, known) -> {
            Set<String> all = known == null ? new HashSet<>() : new HashSet<>(known);
            all.add(patient);
            return Set.copyOf(all);
        });
    }

    /** Of an identifier with code and time the code is that of the event, which may be but a component. */
    @Override
    public void recall(SentEvent event) {
        if (!Source.FHIR.label().equals(event.text("source"))) {
            return;
        }
        String id = field(event, "id");
        String[] parts = id.split(":", 3);
        boolean identified = parts.length == 3 && parts[0].contains("|");
        String name = identified ? OBSERVATION + " " + parts[0].replace("%3A", ":") : named(id);
        if (name.isEmpty()) {
            return;
        }
        if (Withdrawals.REMOVAL.equals(event.text("status"))) {
            gone(name, field(event, "patient"), id);
        } else {
            keep(name, identified ? parts[1] : "", event);
        }
    }

    /** The resource whose own id an event has, alone or before what tells it from others of that resource. */
    private static String named(String id) {
        Matcher own = OWN.matcher(id);
        boolean found = own.lookingAt() && !id.startsWith("fhir:") && !id.startsWith("h-");
        return !found ? "" : own.group().contains("/") ? own.group() : OBSERVATION + own.group();
    }

    /** Something that was told was taken back. */
    void gone(String name, String patient, String id) {
        told.asMap().computeIfPresent(key(patient, name), (key, known) -> {
            Known old = known.get(id);
            return old == null ? known : with(known, id, new Known(old.event(), old.whole(), true));
        });
    }

    /** What a resource told of a patient, by the ids of the events. */
    Map<String, Known> of(String name, String patient) {
        Map<String, Known> known = told.getIfPresent(key(patient, name));
        return known == null ? Map.of() : known;
    }

    /** Of whom a resource told something. */
    Set<String> subjects(String name) {
        Set<String> known = subjects.getIfPresent(name);
        return known == null ? Set.of() : known;
    }

    private static Map<String, Known> with(@Nullable Map<String, Known> before, String id, Known now) {
        Map<String, Known> all = before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before);
        all.put(id, now);
        return all;
    }

    private static String key(String patient, String name) {
        return patient + " " + name;
    }

    private static String field(SentEvent event, String name) {
        return Objects.requireNonNullElse(event.text(name), "");
    }
}
