// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cytovigil.notification.ledger.Account;
import org.cytovigil.notification.ledger.AccountRepository;
import org.jspecify.annotations.Nullable;

/**
 * Lets a token count only while its account is there and has the role that the token speaks of, so that whoever was removed
 * or got another role does not act for the rest of the token's life. Known in memory and read anew each second: a request
 * waits for no database.
 */
@Singleton
public class AccountsInForce implements GenericJwtClaimsValidator<HttpRequest<?>> {
    private static final String ROLES = "roles";

    private final AccountRepository accounts;
    private final Map<String, String> roles = new ConcurrentHashMap<>();
    private volatile boolean known;

    public AccountsInForce(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** Reads all accounts anew. */
    public boolean refresh() {
        Map<String, String> now = accounts.all().stream().collect(Collectors.toMap(Account::username, Account::role));
        roles.keySet().retainAll(now.keySet());
        roles.putAll(now);
        known = true;
        return true;
    }

    /** An account just signed in with this role, faster than the next look at all of them. */
    void signedIn(String username, String role) {
        roles.put(username, role);
    }

    @Override
    public boolean validate(Claims claims, HttpRequest<?> request) {
        if (!known) {
            return true; // just started: the signature and the life of the token are all there is to go by
        }
        String role = roles.get(String.valueOf(claims.get("sub")));
        return role != null && matches(role, claims.get(ROLES));
    }

    private static boolean matches(String role, @Nullable Object given) {
        return given instanceof Collection<?> tokens && Role.including(role).size() == tokens.size();
    }
}
