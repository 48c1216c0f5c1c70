// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

/** What signs tokens and sessions. */
public record ConsoleSecret(String text) {
    @Override
    public String toString() {
        return "ConsoleSecret[***]";
    }
}
