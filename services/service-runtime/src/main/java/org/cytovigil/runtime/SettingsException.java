// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

/** The configuration cannot be used; the message is one line for the person who wrote it. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The exit code of a process that cannot start for this reason. */
    public static final int EXIT_CODE = 2;

    public SettingsException(String message) {
        super(message);
    }
}
