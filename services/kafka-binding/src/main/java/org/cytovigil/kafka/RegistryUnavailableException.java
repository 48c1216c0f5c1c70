// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The registry could not be asked: the record may well be good, so it must be read again, not thrown away. */
public final class RegistryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryUnavailableException(Throwable cause) {
        super("the schema registry cannot be reached", cause);
    }

    /** Whether a failure to read or write a value lies in the way to the registry rather than in the value. */
    static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
