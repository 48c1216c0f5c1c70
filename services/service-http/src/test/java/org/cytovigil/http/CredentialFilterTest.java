// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.util.Map;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.Test;

class CredentialFilterTest {
    private static final HttpRequest<?> NOBODY = HttpRequest.GET("/grades/p1");

    private static CredentialFilter filter(String host, Map<String, String> settings) {
        return new CredentialFilter(Settings.of(settings), new Binding(host));
    }

    @Test
    void loopbackIsOpen() {
        assertThat(filter("127.0.0.1", Map.of()).refuse(NOBODY)).isNull();
    }

    @Test
    void elsewhereTheTokenOpens() {
        CredentialFilter filter = filter("0.0.0.0", Map.of("metrics.token", "secret"));
        assertThat(filter.refuse(HttpRequest.GET("/grades/p1").bearerAuth("secret")))
                .isNull();
        assertThat(filter.refuse(HttpRequest.GET("/grades/p1").bearerAuth("guess")))
                .matches(refusal -> refusal != null && refusal.getStatus() == HttpStatus.UNAUTHORIZED);
    }

    @Test
    void elsewhereWithoutATokenNothingOpens() {
        assertThat(filter("0.0.0.0", Map.of()).refuse(NOBODY))
                .matches(refusal -> refusal != null && refusal.getStatus() == HttpStatus.UNAUTHORIZED);
    }
}
