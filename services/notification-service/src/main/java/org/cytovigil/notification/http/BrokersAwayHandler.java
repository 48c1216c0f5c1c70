// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.cytovigil.site.topic.BrokersUnreachableException;

/** Answers what is read from a topic while no broker answers. */
@Singleton
class BrokersAwayHandler implements ExceptionHandler<BrokersUnreachableException, HttpResponse<?>> {
    private static final String SECONDS = "10";

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, BrokersUnreachableException away) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(away.getMessage()))
                .header(HttpHeaders.RETRY_AFTER, SECONDS);
    }
}
