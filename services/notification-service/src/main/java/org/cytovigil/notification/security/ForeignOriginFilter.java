// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.Optional;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.runtime.LoopbackTrust;
import org.jspecify.annotations.Nullable;

/**
 * A page from elsewhere must not act on this machine through a browser here. The server would refuse it too, but without a
 * word, and each refusal is owed its reason.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ForeignOriginFilter {
    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (objection(request, List.of("Host")).isPresent()) {
            return null;
        }
        return objection(request, List.of("Host", "Origin"))
                .map(objection -> Problem.of(HttpStatus.FORBIDDEN, "the Origin of the request must be this machine"))
                .orElse(null);
    }

    private static Optional<String> objection(HttpRequest<?> request, List<String> headers) {
        return LoopbackTrust.objection(
                name -> headers.contains(name) ? request.getHeaders().getAll(name) : List.of());
    }
}
