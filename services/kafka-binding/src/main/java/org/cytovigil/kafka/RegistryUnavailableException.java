// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import io.apicurio.registry.rest.client.exception.RestClientException;
import java.io.EOFException;
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
            // Bytes that end too early are reported as an end of file: that is the value's fault.
            if (cause instanceof IOException && !(cause instanceof EOFException)) {
                return true;
            }
            if (cause instanceof RestClientException refused && !isAnswer(refused)) {
                return true;
            }
        }
        return false;
    }

    /** Without a code nobody answered; from 500 on the registry itself is in trouble. */
    private static boolean isAnswer(RestClientException failure) {
        @Nullable Integer code = failure.getError().getErrorCode();
        return code != null && code < 500;
    }
}
