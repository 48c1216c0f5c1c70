// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.generator.TokenGenerator;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cytovigil.notification.ledger.Account;
import org.cytovigil.notification.ledger.AccountRepository;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Checks passwords and gives tokens. */
@Singleton
public class SignIn {
    /** Checked where there is no such account, so that the time taken does not tell. */
    private static final String NOBODY = Passwords.hash(Passwords.makeUp());

    private static final int FAILURES_ALLOWED = 10;
    private static final long LOCKED_NANOS = Duration.ofMinutes(1).toNanos();

    private final AccountRepository accounts;
    private final TokenGenerator tokens;
    private final Duration life;
    private final Map<String, Failures> failures = new ConcurrentHashMap<>();

    public SignIn(AccountRepository accounts, TokenGenerator tokens, Settings settings) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.life = settings.duration(SettingKey.CONSOLE_TOKEN_LIFE);
    }

    /** Failed tries of one account since a moment of {@link System#nanoTime()}. */
    private record Failures(int count, long since) {
        Failures another() {
            return new Failures(count + 1, since);
        }
    }

    /** A token for the right password; empty for a wrong one, or too many of them in a minute. */
    public Optional<String> tokenFor(String username, String password) {
        if (locked(username)) {
            return Optional.empty();
        }
        Optional<Account> account = accounts.find(username);
        boolean right =
                Passwords.matches(password, account.map(Account::passwordHash).orElse(NOBODY));
        if (!right || account.isEmpty()) {
            failures.merge(username, new Failures(1, System.nanoTime()), (old, first) -> old.another());
            return Optional.empty();
        }
        failures.remove(username);
        Authentication authentication =
                Authentication.build(username, Role.including(account.get().role()));
        return tokens.generateToken(authentication, (int) life.toSeconds());
    }

    /** How long a token is good for, in real time. */
    public Duration life() {
        return life;
    }

    private boolean locked(String username) {
        Failures failed = failures.get(username);
        if (failed != null && System.nanoTime() - failed.since() > LOCKED_NANOS) {
            failures.remove(username);
            return false;
        }
        return failed != null && failed.count() >= FAILURES_ALLOWED;
    }
}
