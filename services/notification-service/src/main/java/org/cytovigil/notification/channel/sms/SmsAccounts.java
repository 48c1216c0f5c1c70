// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

import java.util.List;
import java.util.Optional;

/** Our accounts with SMS providers. */
public record SmsAccounts(List<SmsAccount> all) {
    public SmsAccounts {
        all = List.copyOf(all);
    }

    /** The account that a webhook says it belongs to. */
    public Optional<SmsAccount> withId(String account) {
        return all.stream().filter(known -> known.account().equals(account)).findFirst();
    }
}
