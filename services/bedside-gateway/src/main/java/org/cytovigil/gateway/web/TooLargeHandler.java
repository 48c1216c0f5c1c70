// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers 413 to a body over the limit. */
@Singleton
class TooLargeHandler implements ExceptionHandler<TooLargeException, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, TooLargeException refused) {
        return Problem.response(HttpStatus.REQUEST_ENTITY_TOO_LARGE, String.valueOf(refused.getMessage()));
    }
}
