// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.cytovigil.runtime.LoopbackTrust;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;

/** Where people open the console, for the links in pages. */
@Singleton
public class ConsoleAddress {
    private final Optional<String> address;

    /** @throws SettingsException where people would send their passwords in the clear */
    public ConsoleAddress(Settings settings) {
        this.address = settings.find(SettingKey.CONSOLE_URL).map(ConsoleAddress::checked);
    }

    private static String checked(String text) {
        URI url = URI.create(text);
        boolean safe = "https".equals(url.getScheme())
                || ("http".equals(url.getScheme()) && LoopbackTrust.isLoopback(String.valueOf(url.getHost())));
        if (!safe || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new SettingsException(SettingKey.CONSOLE_URL.key()
                    + " must be an https URL without a query, such as https://cytovigil.example.org, not " + text);
        }
        return text.replaceFirst("/+$", "");
    }

    /** Without a slash at its end; empty where the site does not say. */
    public Optional<String> address() {
        return address;
    }
}
