// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** Stores of keys and certificates (PKCS12) that settings name. */
public final class KeyStores {
    private KeyStores() {}

    /**
     * Reads one.
     *
     * @throws SettingsException naming the setting, where the file cannot be read with the password given
     */
    public static KeyStore read(Settings settings, SettingKey file, SettingKey password) {
        Path path = Path.of(settings.text(file));
        try (InputStream in = Files.newInputStream(path)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, settings.find(password).orElse("").toCharArray());
            return store;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new SettingsException(file.key() + ": cannot read " + path + " with the password given");
        }
    }
}
