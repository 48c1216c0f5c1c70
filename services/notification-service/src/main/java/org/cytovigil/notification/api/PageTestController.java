// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Optional;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.pagetest.PageTests;
import org.cytovigil.notification.security.Role;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;

/** Sends a test page to a person, and tells how far it got. */
@Controller("/api/people/{person}/page-tests")
@ExecuteOn(TaskExecutors.BLOCKING)
class PageTestController {
    private final PersonRepository people;
    private final PageTests tests;
    private final Channels channels;

    PageTestController(PersonRepository people, PageTests tests, Channels channels) {
        this.people = people;
        this.tests = tests;
        this.channels = channels;
    }

    @Post
    @Secured(Role.LEAD)
    HttpResponse<?> begin(@PathVariable String person, Authentication account) {
        Optional<PersonRow> found = people.find(person);
        if (found.isEmpty()) {
            return Problem.of(HttpStatus.NOT_FOUND, "there is no such person");
        }
        Optional<String> test = tests.begin(found.get(), account.getName());
        return test.isEmpty()
                ? Problem.of(HttpStatus.CONFLICT, "no address on a channel that has a provider: cannot be paged")
                : HttpResponse.accepted().body(view(person, test.get(), tests.of(person, test.get()), account));
    }

    @Get("/{test}")
    @Secured(Role.LEAD)
    HttpResponse<?> show(@PathVariable String person, @PathVariable String test, Authentication account) {
        List<PageTry> pages = tests.of(person, test);
        return pages.isEmpty()
                ? Problem.of(HttpStatus.NOT_FOUND, "there is no such test")
                : HttpResponse.ok(view(person, test, pages, account));
    }

    private PageTestView view(String person, String test, List<PageTry> pages, Authentication account) {
        Addresses addresses = Addresses.seenBy(account, channels);
        return new PageTestView(
                test,
                person,
                pages.stream().allMatch(this::finished),
                pages.stream().allMatch(page -> page.state() == DeliveryState.DELIVERED),
                pages.stream().map(page -> view(page, addresses)).toList());
    }

    private PageTestView.TestedPage view(PageTry page, Addresses addresses) {
        return new PageTestView.TestedPage(
                addresses.of(new Contact(new Channel(page.channel()), page.address())),
                page.provider(),
                hasReceipts(page),
                page.state().name(),
                page.createdAt(),
                page.changedAt(),
                page.detail());
    }

    /** Whether nothing more is to be expected: a provider without receipts tells no more than that it took the page. */
    private boolean finished(PageTry page) {
        return switch (page.state()) {
            case DELIVERED, FAILED, UNCONFIRMED -> true;
            case ACCEPTED -> !hasReceipts(page);
            case QUEUED -> false;
        };
    }

    private boolean hasReceipts(PageTry page) {
        return channels.provider(page.provider())
                .map(PageChannel::sendsReceipts)
                .orElse(false);
    }
}
