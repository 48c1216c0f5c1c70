// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.http;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers where the way to the ledger broke while it was used. */
@Singleton
class BrokenConnectionHandler implements ExceptionHandler<ConnectionException, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, ConnectionException failed) {
        return LedgerHandler.answer(failed);
    }
}
