// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.http.RequestJson;
import org.cytovigil.notification.ledger.Account;
import org.cytovigil.notification.ledger.AccountRepository;
import org.cytovigil.notification.ledger.HandOverRepository;
import org.cytovigil.notification.ledger.LastProven;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.ledger.ShiftTest;
import org.cytovigil.notification.security.PeopleDirectory;
import org.cytovigil.notification.security.PeopleDirectory.Entry;
import org.cytovigil.notification.security.Role;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Person;
import org.jspecify.annotations.Nullable;

/** People: how they are reached, and what they may do here. */
@Controller("/api/people")
@ExecuteOn(TaskExecutors.BLOCKING)
class PeopleController {
    /** Neither a folder, such as "..", nor an option of a command. */
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private final PersonRepository people;
    private final AccountRepository accounts;
    private final PageTryRepository tries;
    private final PeopleDirectory book;
    private final Channels channels;
    private final Duty duty;
    private final HandOverRepository handOvers;

    PeopleController(
            PersonRepository people,
            AccountRepository accounts,
            PageTryRepository tries,
            PeopleDirectory book,
            Channels channels,
            Duty duty,
            HandOverRepository handOvers) {
        this.handOvers = handOvers;
        this.tries = tries;
        this.channels = channels;
        this.duty = duty;
        this.people = people;
        this.accounts = accounts;
        this.book = book;
    }

    @Get
    @Secured(Role.VIEWER)
    Map<String, Object> list(Authentication account) {
        Seen seen = seenBy(account);
        return Map.of(
                "items", people.all().stream().map(person -> view(person, seen)).toList());
    }

    @Put("/{person}")
    @Secured(Role.ADMIN)
    HttpResponse<?> put(@PathVariable String person, @Body String body, Authentication account) {
        if (!person.matches(ID)) {
            return Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "a person's id has 1 to 64 letters, digits, dots, lines or underscores, the first a letter or digit");
        }
        Entry entry = PersonDocument.read(person, people.find(person), RequestJson.of(body), channels);
        book.put(entry, account.getName());
        return HttpResponse.ok(view(entry.row(), seenBy(account)));
    }

    @Delete("/{person}")
    @Secured(Role.ADMIN)
    HttpResponse<?> remove(@PathVariable String person, Authentication account) {
        return switch (book.remove(person, account.getName())) {
            case DONE -> HttpResponse.noContent();
            case UNKNOWN -> Problem.of(HttpStatus.NOT_FOUND, "there is no such person");
            case LAST_ADMIN -> Problem.of(HttpStatus.CONFLICT, "the last administrator cannot be removed");
            case ON_A_ROSTER ->
                Problem.of(HttpStatus.CONFLICT, "a roster still names the person: " + duty.rostersNaming(person));
        };
    }

    /** What a view of a person needs beside the person. */
    private record Seen(
            Map<String, String> roles,
            Map<String, Instant> proven,
            Map<String, ShiftTest> tests,
            Set<Channel> served,
            Addresses addresses) {}

    private Seen seenBy(Authentication account) {
        return new Seen(
                accounts.all().stream().collect(Collectors.toMap(Account::username, Account::role)),
                tries.lastProven().stream().collect(Collectors.toMap(LastProven::person, LastProven::at)),
                handOvers.newest().stream().collect(Collectors.toMap(ShiftTest::person, test -> test)),
                channels.served(),
                Addresses.seenBy(account, channels));
    }

    private static Map<String, Object> view(PersonRow person, Seen seen) {
        @Nullable String role = seen.roles().get(person.id());
        Addresses addresses = seen.addresses();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", person.id());
        view.put("name", person.name());
        view.put("role", role == null ? person.duty() : role);
        view.put("duty", person.duty());
        Person known = person.person();
        ContactFields.FIELDS.forEach(field -> view.put(
                field.name(),
                known.contact(field.channel()).map(addresses::seen).orElse(null)));
        view.put("contacts", known.addresses().stream().map(addresses::of).toList());
        view.put("channels", known.channels().stream().map(Channel::name).toList());
        view.put("account", role != null);
        boolean reachable =
                known.contacts().stream().anyMatch(contact -> seen.served().contains(contact.channel()));
        view.put("reachable", reachable);
        Instant stopped = person.stoppedAt();
        Instant proven = seen.proven().get(person.id());
        view.put("lastProvenAt", proven == null ? null : proven.toString());
        ShiftTest test = seen.tests().get(person.id());
        view.put(
                "shiftTest",
                test == null
                        ? null
                        : Map.of("at", test.beganAt().toString(), "unit", test.unit(), "fate", test.fate()));
        view.put("stoppedAt", stopped == null ? null : stopped.toString());
        view.put(
                "warnings",
                Stream.of(
                                reachable ? "" : "no address on a channel that has a provider: cannot be paged",
                                stopped == null ? "" : "has ended text messages (STOP)",
                                test == null || !test.fate().equals("FAILED")
                                        ? ""
                                        : "the last test page at the start of a shift did not arrive")
                        .filter(warning -> !warning.isEmpty())
                        .toList());
        return view;
    }
}
