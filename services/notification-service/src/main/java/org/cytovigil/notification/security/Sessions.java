// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import jakarta.inject.Singleton;
import org.cytovigil.notification.ledger.AccountRepository;
import org.cytovigil.notification.publishing.KafkaOutbox;

/** Ends all sessions of an account: a telephone was lost, a console left open. Who still knows the password signs in again. */
@Singleton
public class Sessions {
    private final AccountRepository accounts;
    private final AccountsInForce inForce;
    private final KafkaOutbox outbox;

    public Sessions(AccountRepository accounts, AccountsInForce inForce, KafkaOutbox outbox) {
        this.accounts = accounts;
        this.inForce = inForce;
        this.outbox = outbox;
    }

    /**
     * Ends them; other instances follow within a second.
     *
     * @param by account that wants it
     * @return whether there is such an account
     */
    public boolean end(String username, String by) {
        if (accounts.endSessions(username) == 0) {
            return false;
        }
        accounts.find(username).ifPresent(inForce::changed);
        outbox.audit(by, "SESSIONS_ENDED", username, null);
        return true;
    }
}
