// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

/** Something of the platform did not start; the message is one line that names it. */
public class StartupFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartupFailedException(String message) {
        super(message);
    }

    StartupFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
