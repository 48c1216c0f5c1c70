// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

/** Whoever starts the product must mend something first: a taken port, a directory, a full disk. */
public final class UnusableMachineException extends StartupFailedException {
    private static final long serialVersionUID = 1L;

    public UnusableMachineException(String message) {
        super(message);
    }

    UnusableMachineException(String message, Throwable cause) {
        super(message, cause);
    }
}
