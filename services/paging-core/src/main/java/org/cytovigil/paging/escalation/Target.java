// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import java.util.List;
import org.cytovigil.paging.oncall.Person;

/** Whom a step of an escalation policy pages. */
public sealed interface Target {
    /** The people meant, given who is on call now; empty where the target is vacant. */
    List<Person> among(List<Person> onCall);

    /** The form in a policy file. */
    String text();

    /** Reads {@code oncall:N}, {@code second-role}, {@code role:NAME} or {@code everyone}. */
    static Target parse(String text) {
        String clean = text.strip();
        if (clean.equals("second-role")) {
            return new SecondRole();
        }
        if (clean.equals("everyone")) {
            return new Everyone();
        }
        if (clean.matches("oncall:[1-9][0-9]?")) {
            return new Position(Integer.parseInt(clean.substring("oncall:".length())));
        }
        if (clean.startsWith("role:") && clean.length() > "role:".length()) {
            return new WithRole(clean.substring("role:".length()).strip());
        }
        throw new IllegalArgumentException(
                "unknown target '" + text + "'; use oncall:N, second-role, role:NAME or everyone");
    }

    /** The n-th person on call, counted from 1. */
    record Position(int position) implements Target {
        @Override
        public List<Person> among(List<Person> onCall) {
            return onCall.size() < position ? List.of() : List.of(onCall.get(position - 1));
        }

        @Override
        public String text() {
            return "oncall:" + position;
        }
    }

    /** The first person on call whose role is not that of the very first; for want of one, the second person. */
    record SecondRole() implements Target {
        @Override
        public List<Person> among(List<Person> onCall) {
            if (onCall.size() < 2) {
                return List.of();
            }
            String firstRole = onCall.get(0).role();
            Person second = onCall.stream()
                    .filter(person -> !person.role().equals(firstRole))
                    .findFirst()
                    .orElse(onCall.get(1));
            return List.of(second);
        }

        @Override
        public String text() {
            return "second-role";
        }
    }

    /** Everybody on call with this role. */
    record WithRole(String role) implements Target {
        @Override
        public List<Person> among(List<Person> onCall) {
            return onCall.stream().filter(person -> person.role().equals(role)).toList();
        }

        @Override
        public String text() {
            return "role:" + role;
        }
    }

    /** Everybody on call. */
    record Everyone() implements Target {
        @Override
        public List<Person> among(List<Person> onCall) {
            return onCall;
        }

        @Override
        public String text() {
            return "everyone";
        }
    }
}
