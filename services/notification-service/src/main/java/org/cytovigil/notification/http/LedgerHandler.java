// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.http;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.cytovigil.notification.health.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what the ledger cannot do: 422 where it refuses the data for good, 503 where it may work a little later. */
@Singleton
class LedgerHandler implements ExceptionHandler<DataAccessException, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerHandler.class);

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, DataAccessException failed) {
        return answer(failed);
    }

    static HttpResponse<?> answer(RuntimeException failed) {
        if (Failures.sqlState(failed) != null && !Failures.passes(failed)) {
            return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "a value cannot be kept as it is");
        }
        LOG.error("the ledger cannot be used just now: {}", failed.toString());
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "the ledger cannot be used just now")
                .header(HttpHeaders.RETRY_AFTER, "5");
    }
}
