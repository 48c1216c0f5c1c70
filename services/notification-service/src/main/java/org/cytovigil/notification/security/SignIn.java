// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.generator.TokenGenerator;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.notification.ledger.Account;
import org.cytovigil.notification.ledger.AccountRepository;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** Checks passwords and gives tokens; every sign-in and every refusal is on the audit trail. */
@Singleton
public class SignIn {
    /** Checked where there is no such account, so that the time taken does not tell. */
    private final String nobody;

    private static final int OF_A_NAME = 10;
    private static final int OF_AN_ADDRESS = 60;
    private static final int REMEMBERED = 10_000;
    private static final int LONGEST = 256;

    private final AccountRepository accounts;
    private final TokenGenerator tokens;
    private final KafkaOutbox outbox;
    private final AccountsInForce inForce;
    private final Duration life;
    private final AttemptLimit names = new AttemptLimit(OF_A_NAME, REMEMBERED);
    private final AttemptLimit addresses = new AttemptLimit(OF_AN_ADDRESS, REMEMBERED);

    public SignIn(
            AccountRepository accounts,
            TokenGenerator tokens,
            KafkaOutbox outbox,
            AccountsInForce inForce,
            Passwords passwords,
            Settings settings) {
        this.nobody = passwords.hash(Passwords.makeUp());
        this.inForce = inForce;
        this.accounts = accounts;
        this.tokens = tokens;
        this.outbox = outbox;
        this.life = settings.duration(SettingKey.CONSOLE_TOKEN_LIFE);
    }

    /**
     * What came of a try.
     *
     * @param token null where it was refused
     * @param tooMany whether the name or the address has failed too often in the last minute
     */
    public record Result(@Nullable String token, boolean tooMany) {
        @Override
        public String toString() {
            return "Result[" + (token == null ? "refused" : "signed in") + "]";
        }
    }

    /** A token for the right password; none for a wrong one, or after too many of them in a minute. */
    public Result tokenFor(String username, String password, String address) {
        if (names.exceeded(bounded(username)) || addresses.exceeded(address)) {
            return new Result(null, true);
        }
        boolean usable = isUsable(username) && password.length() <= LONGEST;
        Optional<Account> account = usable ? accounts.find(username) : Optional.empty();
        boolean right = Passwords.matches(
                usable ? password : "", account.map(Account::passwordHash).orElse(nobody));
        if (!right || account.isEmpty()) {
            names.failed(bounded(username));
            addresses.failed(address);
            // What was typed for a name may be a password: only the name of an account is written down.
            outbox.audit(
                    "notification",
                    "SIGN_IN_REFUSED",
                    account.map(Account::username).orElse("unknown"),
                    null);
            return new Result(null, false);
        }
        names.forgive(username);
        outbox.audit(username, "SIGNED_IN", username, null);
        inForce.changed(account.get());
        Authentication authentication = Authentication.build(
                username,
                Role.including(account.get().role()),
                Map.of(AccountsInForce.SESSIONS, account.get().sessions()));
        return new Result(
                tokens.generateToken(authentication, (int) life.toSeconds()).orElse(null), false);
    }

    /** How long a token is good for, in real time. */
    public Duration life() {
        return life;
    }

    private static boolean isUsable(String username) {
        return username.length() <= LONGEST && username.chars().noneMatch(Character::isISOControl);
    }

    private static String bounded(String username) {
        return username.length() <= LONGEST ? username : username.substring(0, LONGEST);
    }
}
