// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.ledger.Account;
import org.cytovigil.notification.ledger.AccountRepository;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.security.PeopleBook;
import org.cytovigil.notification.security.PeopleBook.Entry;
import org.cytovigil.notification.security.Role;
import org.cytovigil.paging.oncall.Channel;
import org.jspecify.annotations.Nullable;

/** People: how they are reached, and what they may do here. */
@Controller("/api/people")
@ExecuteOn(TaskExecutors.BLOCKING)
class PeopleController {
    private final PersonRepository people;
    private final AccountRepository accounts;
    private final PeopleBook book;

    PeopleController(PersonRepository people, AccountRepository accounts, PeopleBook book) {
        this.people = people;
        this.accounts = accounts;
        this.book = book;
    }

    @Get
    @Secured(Role.VIEWER)
    Map<String, Object> list() {
        Map<String, String> roles = accounts.all().stream().collect(Collectors.toMap(Account::username, Account::role));
        return Map.of(
                "items",
                people.all().stream()
                        .map(person -> view(person, roles.get(person.id())))
                        .toList());
    }

    @Put("/{person}")
    @Secured(Role.ADMIN)
    HttpResponse<?> put(@PathVariable String person, @Body String body, Principal account) {
        if (!person.matches("[A-Za-z0-9._-]{1,64}")) {
            return Problem.of(HttpStatus.BAD_REQUEST, "the person's id must match [A-Za-z0-9._-]{1,64}");
        }
        Entry entry = entry(person, RequestJson.of(body));
        book.put(entry, account.getName());
        String role = accounts.find(person).map(Account::role).orElse(null);
        return HttpResponse.ok(view(entry.row(), role));
    }

    /** A {@code role} that is none of the four is what the person does; a new account then gets the role clinician. */
    private static Entry entry(String person, ObjectNode body) {
        String role = RequestJson.text(body, "role");
        String duty = RequestJson.text(body, "duty");
        boolean accountRole = role != null && Role.known(role.toLowerCase(Locale.ROOT));
        String dutyOrRole = duty != null ? duty : role != null ? role : Role.CLINICIAN;
        String phone = phone(RequestJson.text(body, "phone"));
        String pager = RequestJson.text(body, "pager");
        String email = RequestJson.text(body, body.has("email") ? "email" : "e-mail");
        String name = RequestJson.text(body, "name");
        PersonRow row = new PersonRow(
                person, name == null ? person : name, dutyOrRole, phone, pager, email, channels(body, phone, pager));
        String password = RequestJson.text(body, "password");
        if (password != null && password.length() < PeopleBook.SHORTEST_PASSWORD) {
            throw new JsonProblem("password must have at least " + PeopleBook.SHORTEST_PASSWORD + " characters");
        }
        return new Entry(row, accountRole ? String.valueOf(role).toLowerCase(Locale.ROOT) : Role.CLINICIAN, password);
    }

    private static @Nullable String phone(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String digits = text.replaceAll("[ ()/-]", "");
        if (!digits.matches("\\+[1-9][0-9]{5,14}")) {
            throw new JsonProblem("phone must be in international form, such as +15550100");
        }
        return digits;
    }

    private static String channels(ObjectNode body, @Nullable String phone, @Nullable String pager) {
        JsonNode given = body.path("channels");
        List<String> channels = new ArrayList<>();
        if (given.isArray()) {
            given.forEach(channel -> channels.add(channel(channel.asText())));
        } else {
            Stream.of(phone == null ? "" : "SMS", pager == null ? "" : "PAGER")
                    .filter(channel -> !channel.isEmpty())
                    .forEach(channels::add);
        }
        return String.join(",", channels);
    }

    private static String channel(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (Stream.of(Channel.values()).noneMatch(channel -> channel.name().equals(upper))) {
            throw new JsonProblem("channels: '" + text + "' is not SMS, PAGER or EMAIL");
        }
        return upper;
    }

    private static Map<String, Object> view(PersonRow person, @Nullable String role) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", person.id());
        view.put("name", person.name());
        view.put("role", role == null ? person.duty() : role);
        view.put("duty", person.duty());
        view.put("phone", person.phone());
        view.put("pager", person.pager());
        view.put("email", person.email());
        view.put("channels", person.person().channels().stream().map(Enum::name).toList());
        view.put("account", role != null);
        return view;
    }
}
