// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.duty.KnownFields;
import org.cytovigil.notification.http.RequestJson;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.security.PeopleDirectory;
import org.cytovigil.notification.security.PeopleDirectory.Entry;
import org.cytovigil.notification.security.Role;
import org.cytovigil.paging.oncall.Person;
import org.jspecify.annotations.Nullable;

/** A person as JSON: a field that is left out stays as it is, {@code null} clears it. */
final class PersonDocument {
    /** Those of its view too: what was fetched may be sent back. */
    private static final KnownFields PERSON = KnownFields.of(
            "a person",
            "name",
            "role",
            "duty",
            "phone",
            "pager",
            "email",
            "e-mail",
            "contacts",
            "channels",
            "password",
            "id",
            "account",
            "reachable",
            "stoppedAt",
            "shiftTest",
            "lastProvenAt",
            "warnings");

    private PersonDocument() {}

    /** Reads what is to become of a person; throws {@link JsonProblem}, or says 400 to a role that there is not. */
    static Entry read(String id, Optional<PersonRow> known, ObjectNode body, Channels channels) {
        PERSON.check(body);
        Optional<Person> before = known.map(PersonRow::person);
        String role = role(body, before);
        String name = field(body, "name", before.map(Person::name).orElse(null));
        ContactFields contacts = new ContactFields(before, channels);
        contacts.read(body);
        Person person = new Person(
                id, name == null ? id : name, duty(body, before), contacts.addresses(), contacts.order(body));
        @Nullable Instant stopped = known.map(PersonRow::stoppedAt).orElse(null);
        return new Entry(PersonRow.of(person, stopped), role, password(body));
    }

    /**
     * What the account may do; null where it is left out. A word that is mistyped must not make another role of it. The view
     * of a person without an account shows their duty there: sent back, it says nothing.
     */
    private static @Nullable String role(ObjectNode body, Optional<Person> before) {
        if (!body.hasNonNull("role")) {
            return null;
        }
        String role = RequestJson.text(body, "role");
        String known = role == null ? "" : role.toLowerCase(Locale.ROOT);
        if (before.map(Person::role).filter(duty -> duty.equals(role)).isPresent() && !Role.known(known)) {
            return null;
        }
        if (!Role.known(known)) {
            throw new HttpStatusException(
                    HttpStatus.BAD_REQUEST,
                    "role must be one of " + Role.list() + "; what a person does is their duty");
        }
        return known;
    }

    private static @Nullable String field(ObjectNode body, String field, @Nullable String before) {
        return body.has(field) ? RequestJson.text(body, field) : before;
    }

    /** What the person does, of which policies speak. */
    private static String duty(ObjectNode body, Optional<Person> before) {
        String duty = field(body, "duty", before.map(Person::role).orElse(null));
        return duty == null ? Role.CLINICIAN : duty;
    }

    private static @Nullable String password(ObjectNode body) {
        JsonNode given = body.get("password");
        if (given == null || given.isNull()) {
            return null;
        }
        if (!given.isTextual()
                || given.asText().length() < PeopleDirectory.SHORTEST_PASSWORD
                || given.asText().length() > 256) {
            throw new JsonProblem(
                    "password must be a text of " + PeopleDirectory.SHORTEST_PASSWORD + " to 256 characters");
        }
        return given.asText();
    }
}
