// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.exceptions.ContentLengthExceededHandler;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Singleton;
import org.cytovigil.gateway.reception.Source;

/** Answers 413 to a body so large that the server does not even read it: its dead letter has no bytes. */
@Singleton
@Replaces(ContentLengthExceededHandler.class)
class FarTooLargeHandler implements ExceptionHandler<ContentLengthExceededException, HttpResponse<?>> {
    private final BodyLimit limit;

    FarTooLargeHandler(BodyLimit limit) {
        this.limit = limit;
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, ContentLengthExceededException refused) {
        Source source = request.getPath().startsWith("/fhir") ? Source.FHIR : Source.HTTP;
        HttpRequest<?> typed = request;
        String contentType = typed.getContentType().map(MediaType::getName).orElse("");
        TooLargeException told = limit.refuse(source, contentType, new byte[0], typed.getContentLength());
        return Problem.response(HttpStatus.REQUEST_ENTITY_TOO_LARGE, String.valueOf(told.getMessage()));
    }
}
