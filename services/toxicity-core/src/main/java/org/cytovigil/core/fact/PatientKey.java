// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.util.regex.Pattern;

/**
 * Opaque key of one person in one course of therapy.
 *
 * @param value matches {@code [A-Za-z0-9._-]{1,64}}
 */
public record PatientKey(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** @throws IllegalArgumentException if the value is not an allowed key */
    public PatientKey {
        if (!allows(value)) {
            throw new IllegalArgumentException("not a patient key");
        }
    }

    /** Whether the text can be a key. */
    public static boolean allows(String value) {
        return ALLOWED.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
