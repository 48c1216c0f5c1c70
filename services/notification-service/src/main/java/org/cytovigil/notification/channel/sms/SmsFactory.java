// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Our accounts with the SMS providers that the settings name. */
@Factory
final class SmsFactory {
    @Singleton
    SmsAccounts accounts(Settings settings) {
        List<SmsAccount> accounts = new ArrayList<>();
        account("sms-a", settings, SettingKey.SMS_A_URL, SettingKey.SMS_A_TOKEN)
                .ifPresent(account -> accounts.add(account.apply(SettingKey.SMS_A_ACCOUNT, SettingKey.SMS_A_FROM)));
        account("sms-b", settings, SettingKey.SMS_B_URL, SettingKey.SMS_B_TOKEN)
                .ifPresent(account -> accounts.add(account.apply(SettingKey.SMS_B_ACCOUNT, SettingKey.SMS_B_FROM)));
        return new SmsAccounts(accounts);
    }

    private interface Rest {
        SmsAccount apply(SettingKey account, SettingKey from);
    }

    private static Optional<Rest> account(String provider, Settings settings, SettingKey url, SettingKey token) {
        return settings.find(url)
                .map(base -> (account, from) -> new SmsAccount(
                        provider, base, settings.text(account), settings.text(token), settings.text(from)));
    }
}
