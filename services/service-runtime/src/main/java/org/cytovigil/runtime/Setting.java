// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.util.regex.Pattern;

/**
 * One value as set.
 *
 * @param text the value, a secret's file already read
 * @param origin where it was set
 * @param secret whether it must never be shown
 */
record Setting(String text, String origin, boolean secret) {
    private static final Pattern USER_INFO = Pattern.compile("(://[^/@:]*):[^/@]*@");

    /** The value as it may be printed. */
    String shown() {
        return secret ? "***" : USER_INFO.matcher(text).replaceAll("$1:***@");
    }
}
