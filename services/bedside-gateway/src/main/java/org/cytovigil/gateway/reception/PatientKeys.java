// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;

/** The patient key of what a hospital system calls its patient: as it is, or a keyed pseudonym of it. */
public final class PatientKeys {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 32;

    /** 132 bits: two patients never share a key, and nobody without the secret finds out whose it is. */
    private static final int LENGTH = 22;

    private final Optional<SecretKeySpec> secret;

    private PatientKeys(Optional<SecretKeySpec> secret) {
        this.secret = secret;
    }

    /** As the settings say. */
    public static PatientKeys from(Settings settings) {
        if (settings.text(SettingKey.PATIENT_KEYS).equals("plain")) {
            return new PatientKeys(Optional.empty());
        }
        String text = settings.text(SettingKey.PATIENT_KEY_SECRET);
        if (text.length() < SHORTEST_SECRET) {
            throw new SettingsException(
                    SettingKey.PATIENT_KEY_SECRET.key() + " must have at least " + SHORTEST_SECRET + " characters");
        }
        return new PatientKeys(Optional.of(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM)));
    }

    /** The key; whether it fits the pattern of keys is judged with the rest of the event. */
    public String keyOf(String sent) {
        return secret.map(key -> pseudonym(key, sent)).orElse(sent);
    }

    private static String pseudonym(SecretKeySpec key, String sent) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] code = mac.doFinal(sent.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code).substring(0, LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
