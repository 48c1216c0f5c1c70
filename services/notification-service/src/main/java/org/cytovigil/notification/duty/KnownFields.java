// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.runtime.NearestName;

/**
 * The fields of an object that people write. Unknown fields are ignored; one that looks like a mistyped field is refused by
 * its name: read over, {@code poeple} would make a roster of nobody, and {@code patinet} a silence of a whole ward.
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
                .flatMap(name -> NearestName.misspelt(name, names)
                        .map(meant -> what + " has no field '" + name + "'; is '" + meant + "' meant?")
                        .stream())
                .toList();
        if (!unknown.isEmpty()) {
            throw new JsonProblem(unknown);
        }
    }
}
