// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.http;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns the framework's own errors into problem details too: unknown path, wrong method, unreadable body. */
@Primary
@Singleton
class ProblemProcessor implements ErrorResponseProcessor<Map<String, Object>> {
    @Override
    public MutableHttpResponse<Map<String, Object>> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = HttpStatus.valueOf(response.code());
        String detail = context.hasErrors() && status.getCode() < 500
                ? context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "))
                : status.getReason();
        return response.body(Problem.body(status, detail, Map.of())).contentType(Problem.TYPE);
    }
}
