// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
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
 * Lets a token count only while its account is there, has the role that the token speaks of, and its sessions were not ended
 * since, so that whoever was removed, got another role or another password does not act for the rest of the token's life.
 * Known in memory and read anew each second: a request waits for no database.
 */
@Singleton
public class AccountsInForce implements GenericJwtClaimsValidator<HttpRequest<?>> {
    /** Claim of a token: the number of its account's sessions when it was made. */
    static final String SESSIONS = "sessions";

    private static final String ROLES = "roles";

    private final AccountRepository accounts;
    private final Map<String, Account> inForce = new ConcurrentHashMap<>();
    private volatile boolean known;

    public AccountsInForce(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** Reads all accounts anew. */
    public boolean refresh() {
        Map<String, Account> now = accounts.all().stream().collect(Collectors.toMap(Account::username, one -> one));
        inForce.keySet().retainAll(now.keySet());
        inForce.putAll(now);
        known = true;
        return true;
    }

    /** An account is as it is now, faster than the next look at all of them. */
    void changed(Account account) {
        inForce.put(account.username(), account);
    }

    @Override
    public boolean validate(Claims claims, HttpRequest<?> request) {
        return counts(String.valueOf(claims.get("sub")), claims.get(ROLES), claims.get(SESSIONS));
    }

    /** Whether who signed in once may still act: a connection may outlive its session. */
    public boolean counts(Authentication session) {
        return counts(
                session.getName(), session.getRoles(), session.getAttributes().get(SESSIONS));
    }

    private boolean counts(String username, @Nullable Object roles, @Nullable Object sessions) {
        if (!known) {
            return true; // just started: the signature and the life of the token are all there is to go by
        }
        Account account = inForce.get(username);
        // A larger number than the one known here comes from another instance that ended the sessions a moment ago.
        return account != null && matches(account.role(), roles) && number(sessions) >= account.sessions();
    }

    private static boolean matches(String role, @Nullable Object given) {
        return given instanceof Collection<?> tokens && Role.including(role).size() == tokens.size();
    }

    private static long number(@Nullable Object sessions) {
        return sessions instanceof Number number ? number.longValue() : 0;
    }
}
