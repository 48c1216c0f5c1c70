// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.List;
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
    Items<PersonView> list(Authentication account) {
        Seen seen = seenBy(account);
        return Items.of(people.all(), person -> view(person, seen));
    }

    @Put("/{person}")
    @Secured(Role.ADMIN)
    HttpResponse<?> put(@PathVariable String person, @Body String body, Authentication account) {
        if (!person.matches(ID)) {
            return Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "a person's id has 1 to 64 letters, digits, dots, lines or underscores, the first a letter or digit");
        }
        ObjectNode document = RequestJson.of(body);
        Entry entry =
                book.put(person, known -> PersonDocument.read(person, known, document, channels), account.getName());
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

    private static PersonView view(PersonRow person, Seen seen) {
        @Nullable String role = seen.roles().get(person.id());
        Addresses addresses = seen.addresses();
        Person known = person.person();
        boolean reachable =
                known.contacts().stream().anyMatch(contact -> seen.served().contains(contact.channel()));
        ShiftTest test = seen.tests().get(person.id());
        return new PersonView(
                person.id(),
                person.name(),
                role == null ? person.duty() : role,
                person.duty(),
                addresses.on(ContactFields.PHONE, known),
                addresses.on(ContactFields.PAGER, known),
                addresses.on(ContactFields.EMAIL, known),
                known.addresses().stream().map(addresses::of).toList(),
                known.channels().stream().map(Channel::name).toList(),
                role != null,
                reachable,
                seen.proven().get(person.id()),
                test == null ? null : new PersonView.LastShiftTest(test.beganAt(), test.unit(), test.fate()),
                person.stoppedAt(),
                warnings(person, reachable, test));
    }

    private static List<String> warnings(PersonRow person, boolean reachable, @Nullable ShiftTest test) {
        return Stream.of(
                        reachable ? "" : "no address on a channel that has a provider: cannot be paged",
                        person.stoppedAt() == null ? "" : "has ended text messages (STOP)",
                        test == null || !test.fate().equals("FAILED")
                                ? ""
                                : "the last test page at the start of a shift did not arrive")
                .filter(warning -> !warning.isEmpty())
                .toList();
    }
}
