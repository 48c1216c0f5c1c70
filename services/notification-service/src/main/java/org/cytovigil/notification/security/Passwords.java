// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Passwords are kept as bcrypt hashes only; each hash says what it cost. */
@Singleton
public final class Passwords {
    private static final int MADE_UP_LENGTH = 16;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int cost;

    public Passwords(Settings settings) {
        this.cost = settings.whole(SettingKey.CONSOLE_PASSWORD_COST);
    }

    /** The hash to keep. */
    public String hash(String password) {
        return BCrypt.with(LongPasswordStrategies.hashSha512(BCrypt.Version.VERSION_2A))
                .hashToString(cost, password.toCharArray());
    }

    /** Whether the password is the one that was hashed. */
    public static boolean matches(String password, String hash) {
        return BCrypt.verifyer(BCrypt.Version.VERSION_2A, LongPasswordStrategies.hashSha512(BCrypt.Version.VERSION_2A))
                .verify(password.toCharArray(), hash)
                .verified;
    }

    /** A password nobody has had before. */
    public static String makeUp() {
        StringBuilder password = new StringBuilder(MADE_UP_LENGTH);
        for (int i = 0; i < MADE_UP_LENGTH; i++) {
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
