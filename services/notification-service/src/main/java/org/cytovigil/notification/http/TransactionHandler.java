// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.transaction.exceptions.TransactionException;
import jakarta.inject.Singleton;

/** Answers where no transaction could begin or end: the ledger cannot be used just now. */
@Singleton
class TransactionHandler implements ExceptionHandler<TransactionException, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, TransactionException failed) {
        return LedgerHandler.answer(failed);
    }
}
