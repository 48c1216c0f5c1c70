// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.duty.PhoneNumber;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.security.PeopleBook;
import org.cytovigil.notification.security.PeopleBook.Entry;
import org.cytovigil.notification.security.Role;
import org.cytovigil.paging.oncall.Channel;
import org.jspecify.annotations.Nullable;

/** A person as JSON: a field that is left out stays as it is, {@code null} clears it. */
final class PersonDocument {
    private PersonDocument() {}

    /** Reads what is to become of a person; throws {@link JsonProblem}, or says 400 to a role that there is not. */
    static Entry read(String person, Optional<PersonRow> known, ObjectNode body) {
        String role = role(body);
        String name = field(body, "name", known.map(PersonRow::name).orElse(null), text -> text);
        String phone = field(body, "phone", known.map(PersonRow::phone).orElse(null), PhoneNumber::e164);
        String pager = field(body, "pager", known.map(PersonRow::pager).orElse(null), text -> text);
        String mail = body.has("email") ? "email" : "e-mail";
        String email = field(body, mail, known.map(PersonRow::email).orElse(null), PersonDocument::mail);
        PersonRow row = new PersonRow(
                person,
                name == null ? person : name,
                duty(body, known),
                phone,
                pager,
                email,
                channels(body, known, new Has(phone != null, pager != null, email != null)),
                known.map(PersonRow::stoppedAt).orElse(null));
        return new Entry(row, role, password(body));
    }

    /** What the account may do; null where it is left out. A word that is mistyped must not make another role of it. */
    private static @Nullable String role(ObjectNode body) {
        if (!body.has("role")) {
            return null;
        }
        String role = RequestJson.text(body, "role");
        String known = role == null ? "" : role.toLowerCase(Locale.ROOT);
        if (!Role.known(known)) {
            throw new HttpStatusException(
                    HttpStatus.BAD_REQUEST,
                    "role must be one of " + Role.list() + "; what a person does is their duty");
        }
        return known;
    }

    /** Which addresses a person has. */
    private record Has(boolean phone, boolean pager, boolean email) {
        boolean has(Channel channel) {
            return switch (channel) {
                case SMS -> phone;
                case PAGER -> pager;
                case EMAIL -> email;
            };
        }
    }

    private static @Nullable String field(
            ObjectNode body, String field, @Nullable String before, UnaryOperator<String> reader) {
        if (!body.has(field)) {
            return before;
        }
        String text = RequestJson.text(body, field);
        return text == null ? null : reader.apply(text);
    }

    /** What the person does, of which policies speak. */
    private static String duty(ObjectNode body, Optional<PersonRow> known) {
        String duty = field(body, "duty", known.map(PersonRow::duty).orElse(null), text -> text);
        return duty == null ? Role.CLINICIAN : duty;
    }

    private static String mail(String text) {
        if (!text.matches("[^@\\s]+@[^@\\s]+")) {
            throw new JsonProblem("email must be an address such as name@example.org");
        }
        return text;
    }

    private static @Nullable String password(ObjectNode body) {
        JsonNode given = body.get("password");
        if (given == null) {
            return null;
        }
        if (!given.isTextual()
                || given.asText().length() < PeopleBook.SHORTEST_PASSWORD
                || given.asText().length() > 256) {
            throw new JsonProblem("password must be a text of " + PeopleBook.SHORTEST_PASSWORD + " to 256 characters");
        }
        return given.asText();
    }

    /** As given, or as they were with what the person has an address for now; a new person's are all with an address. */
    private static String channels(ObjectNode body, Optional<PersonRow> known, Has has) {
        JsonNode given = body.get("channels");
        List<String> channels = new ArrayList<>();
        if (given != null && given.isArray()) {
            given.forEach(channel -> channels.add(channel(channel.asText())));
            return String.join(",", channels.stream().distinct().toList());
        }
        if (given != null && !given.isNull()) {
            throw new JsonProblem("channels must be a list");
        }
        if (given == null) {
            known.ifPresent(person -> person.person().channels().forEach(channel -> channels.add(channel.name())));
        }
        boolean derived = given != null || known.isEmpty();
        Stream.of(Channel.values())
                .filter(has::has)
                .filter(channel -> derived ? channel != Channel.EMAIL : isNew(channel, known))
                .map(Channel::name)
                .filter(channel -> !channels.contains(channel))
                .forEach(channels::add);
        return String.join(",", channels);
    }

    private static boolean isNew(Channel channel, Optional<PersonRow> known) {
        return known.filter(
                        person -> !person.person().contacts(List.of(channel)).isEmpty())
                .isEmpty();
    }

    private static String channel(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (Stream.of(Channel.values()).noneMatch(channel -> channel.name().equals(upper))) {
            throw new JsonProblem("channels: a word is not SMS, PAGER or EMAIL");
        }
        return upper;
    }
}
