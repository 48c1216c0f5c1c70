// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

/** What was kept of a patient cannot be read: damaged, or of a version that is not known. */
public final class UnreadableStateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
