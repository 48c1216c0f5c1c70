// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The resources that came with one and that it can refer to by names which nobody else knows. */
final class Surroundings {
    /** For a resource that came alone. */
    static final Surroundings NONE = new Surroundings(Map.of());

    private final Map<String, Resource> entries;

    private Surroundings(Map<String, Resource> entries) {
        this.entries = entries;
    }

    static Surroundings of(Bundle bundle) {
        Map<String, Resource> entries = new HashMap<>();
        Set<String> open = new HashSet<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.hasFullUrl() && entry.getResource() != null) {
                entries.put(entry.getFullUrl(), entry.getResource());
                String relative = relative(entry.getFullUrl());
                Resource other = relative.isEmpty() ? null : entries.put(relative, entry.getResource());
                if (other != null && other != entry.getResource()) {
                    open.add(relative);
                }
            }
        }
        entries.keySet().removeAll(open);
        return new Surroundings(entries);
    }

    /** What others of the bundle call it, {@code Device/d1}; of two servers' it is not known which is meant. */
    private static String relative(String fullUrl) {
        IdType id = new IdType(fullUrl);
        return id.hasBaseUrl() && id.hasResourceType() && id.hasIdPart()
                ? id.getResourceType() + "/" + id.getIdPart()
                : "";
    }

    /** What a reference of the resource means, where it is contained in it or came in its bundle. */
    Optional<Resource> find(Resource from, Reference reference) {
        String name = text(reference);
        if (name.startsWith("#") && from instanceof DomainResource owner) {
            return owner.getContained().stream()
                    .filter(contained -> name.substring(1).equals(plainId(contained)))
                    .findFirst();
        }
        return Optional.ofNullable(entries.get(name));
    }

    /** A reference as it was sent; the parser may have put a resource in its place. */
    static String text(Reference reference) {
        String text = reference.getReferenceElement_().getValue();
        if (text != null) {
            return text;
        }
        String id = reference.getResource() == null
                ? null
                : reference.getResource().getIdElement().getValue();
        return id == null ? "" : id;
    }

    private static String plainId(Resource contained) {
        String id = contained.getIdElement().getIdPart();
        return id == null ? "" : id.startsWith("#") ? id.substring(1) : id;
    }
}
