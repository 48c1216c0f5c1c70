// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rotaimport;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Person;
import org.jspecify.annotations.Nullable;

/** Finds people by what other programs call them: our id, the name, or an e-mail address, in letters of any case. */
final class KnownPeople {
    private static final Channel EMAIL = new Channel("EMAIL");

    private final Map<String, Set<String>> byName = new HashMap<>();

    KnownPeople(List<Person> people) {
        people.forEach(person -> {
            add(person.id(), person);
            add(person.name(), person);
            person.contact(EMAIL).ifPresent(contact -> add(contact.address(), person));
        });
    }

    private void add(String name, Person person) {
        byName.computeIfAbsent(key(name), none -> new TreeSet<>()).add(person.id());
    }

    /** The id of the only person who is called so. */
    Optional<String> find(@Nullable String name) {
        Set<String> found = name == null ? Set.of() : byName.getOrDefault(key(name), Set.of());
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    /** Why nobody is found by any of the names. */
    String why(List<String> names) {
        String several = names.stream()
                .filter(name -> byName.getOrDefault(key(name), Set.of()).size() > 1)
                .collect(Collectors.joining(", "));
        return several.isEmpty()
                ? "nobody has that id, name or e-mail address: " + String.join(", ", names)
                : "several people are called " + several;
    }

    private static String key(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return plain.startsWith("mailto:") ? plain.substring("mailto:".length()) : plain;
    }
}
