// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import io.apicurio.registry.rest.client.exception.RestClientException;
import io.apicurio.rest.client.error.ApicurioRestClientException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** The registry could not be asked: the record may well be good, so it must be read again, not thrown away. */
public final class RegistryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Malformed id, unknown id, unusable schema: answers that asking again does not change. */
    private static final Set<Integer> ABOUT_THE_SCHEMA = Set.of(400, 404, 422);

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
            // Confluent's reader tells by these that it was turned away, or is to come again.
            if (cause instanceof RetriableException
                    || cause instanceof AuthenticationException
                    || cause instanceof AuthorizationException) {
                return true;
            }
            if (cause instanceof ApicurioRestClientException refused && !isAboutTheSchema(refused)) {
                return true;
            }
        }
        return false;
    }

    /** Nobody answered, we are turned away or are to come again, or the registry is in trouble: nothing of that is. */
    private static boolean isAboutTheSchema(ApicurioRestClientException failure) {
        return failure instanceof RestClientException answer
                && ABOUT_THE_SCHEMA.contains(
                        Objects.requireNonNullElse(answer.getError().getErrorCode(), 0));
    }
}
