// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of an object that people write. A field that nobody knows is refused by its name: read over, a mistyped
 * {@code poeple} would make a roster of nobody, and a mistyped {@code patinet} a silence of a whole ward.
 */
public final class KnownFields {
    private final String what;
    private final Set<String> names;

    private KnownFields(String what, Set<String> names) {
        this.what = what;
        this.names = names;
    }

    /** {@code what}: what the object is, in the words of its writer. */
    public static KnownFields of(String what, String... names) {
        return new KnownFields(what, new TreeSet<>(List.of(names)));
    }

    /** The same and more, for an object that is another one and something beside. */
    KnownFields and(String other, String... more) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(List.of(more));
        return new KnownFields(other, all);
    }

    /** Throws {@link JsonProblem} for what is no object, and for each field that is not known. */
    public void check(JsonNode node) {
        if (!node.isObject()) {
            throw new JsonProblem(what + " is a JSON object");
        }
        List<String> unknown = node.properties().stream()
                .map(field -> field.getKey())
                .filter(name -> !names.contains(name))
                .map(name -> what + " has no field '" + name + "'; its fields are " + String.join(", ", names))
                .toList();
        if (!unknown.isEmpty()) {
            throw new JsonProblem(unknown);
        }
    }
}
