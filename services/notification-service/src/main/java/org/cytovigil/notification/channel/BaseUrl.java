// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import java.util.Optional;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;

/** The URL of a server that the settings name, below which its interface is. */
public final class BaseUrl {
    private BaseUrl() {}

    /**
     * Without a slash at its end; empty where nothing sets it.
     *
     * @throws SettingsException for a URL through which a token or a page would go in the clear
     */
    public static Optional<String> find(Settings settings, SettingKey key) {
        return settings.find(key)
                .map(text -> HttpsAddress.of(text)
                        .filter(url -> url.getRawQuery() == null && url.getRawFragment() == null)
                        .map(url -> url.toString().replaceFirst("/+$", ""))
                        .orElseThrow(() -> new SettingsException(
                                key.key() + " must be an https URL without a query or a password")));
    }
}
