// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.runtime.OperationsTrust;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** Health and metrics are open where the server is bound to loopback; elsewhere they need the metrics token. */
@ServerFilter({"/health/**", "/prometheus/**"})
class OperationsFilter {
    private final OperationsTrust trust;

    OperationsFilter(Settings settings) {
        this.trust = new OperationsTrust(settings.text(SettingKey.NOTIFICATION_BIND), settings);
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        return trust.refusal(name -> request.getHeaders().getAll(name))
                .map(refusal -> Problem.of(HttpStatus.valueOf(refusal.status()), refusal.reason()))
                .orElse(null);
    }
}
