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
import java.util.Map;
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
    Map<String, Object> list() {
        return Map.of(
                "items",
                accounts.all().stream()
                        .map(account -> Map.of("username", account.username(), "role", account.role()))
                        .toList());
    }

    @Post("/{username}/end-sessions")
    HttpResponse<?> endSessions(@PathVariable String username, Principal account) {
        return sessions.end(username, account.getName())
                ? HttpResponse.noContent()
                : Problem.of(HttpStatus.NOT_FOUND, "there is no such account");
    }
}
