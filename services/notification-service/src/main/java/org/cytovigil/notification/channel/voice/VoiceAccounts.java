// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.voice;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.notification.channel.sms.SmsAccount;
import org.cytovigil.notification.channel.sms.TwilioSignature;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** Our account with the provider of calls that the settings name. */
@Singleton
final class VoiceAccounts {
    private final Optional<SmsAccount> account;

    VoiceAccounts(Settings settings) {
        this.account = settings.find(SettingKey.VOICE_URL)
                .map(url -> new SmsAccount(
                        "voice",
                        url,
                        settings.text(SettingKey.VOICE_ACCOUNT),
                        settings.text(SettingKey.VOICE_TOKEN),
                        settings.text(SettingKey.VOICE_FROM)));
    }

    /** Empty where nothing sets it. */
    Optional<SmsAccount> account() {
        return account;
    }

    /** Whether the provider posted the form to the URL. */
    boolean signed(String url, Map<String, String> form, @Nullable String signature) {
        return signature != null
                && account.filter(known -> known.account().equals(form.getOrDefault("AccountSid", "")))
                        .filter(known -> TwilioSignature.matches(known.token(), url, form, signature))
                        .isPresent();
    }
}
