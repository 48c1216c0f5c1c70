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
import java.security.Principal;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.ledger.AccountRepository;
import org.cytovigil.notification.security.Role;
import org.cytovigil.notification.security.Sessions;

/** Who can sign in, and the end of their sessions. */
@Controller("/api/accounts")
@Secured(Role.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class AccountsController {
    private final AccountRepository accounts;
    private final Sessions sessions;

    AccountsController(AccountRepository accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Get
    Items<AccountView> list() {
        return Items.of(accounts.all(), account -> new AccountView(account.username(), account.role()));
    }

    /** Who can sign in. */
    record AccountView(String username, String role) {}

    @Post("/{username}/end-sessions")
    HttpResponse<?> endSessions(@PathVariable String username, Principal account) {
        return sessions.end(username, account.getName())
                ? HttpResponse.noContent()
                : Problem.of(HttpStatus.NOT_FOUND, "there is no such account");
    }
}
