// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Map;
import org.cytovigil.notification.duty.JsonProblem;

/** Answers a document that was understood but cannot be used. */
@Singleton
class UnusableHandler implements ExceptionHandler<JsonProblem, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, JsonProblem problem) {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_ENTITY,
                String.valueOf(problem.getMessage()),
                Map.of("errors", problem.problems()));
    }
}
