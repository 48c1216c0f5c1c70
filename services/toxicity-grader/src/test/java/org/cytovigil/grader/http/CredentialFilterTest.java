// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.util.Map;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.Test;

class CredentialFilterTest {
    private static final HttpRequest<?> NOBODY = HttpRequest.GET("/grades/p1");

    private static CredentialFilter filter(Map<String, String> settings) {
        return new CredentialFilter(Settings.of(settings));
    }

    @Test
    void loopbackIsOpen() {
        assertThat(filter(Map.of()).refuse(NOBODY)).isNull();
    }

    @Test
    void elsewhereTheTokenOpens() {
        CredentialFilter filter = filter(Map.of("grader.bind", "0.0.0.0", "metrics.token", "secret"));
        assertThat(filter.refuse(HttpRequest.GET("/grades/p1").bearerAuth("secret")))
                .isNull();
        assertThat(filter.refuse(HttpRequest.GET("/grades/p1").bearerAuth("guess")))
                .matches(refusal -> refusal != null && refusal.getStatus() == HttpStatus.UNAUTHORIZED);
    }

    @Test
    void elsewhereWithoutATokenNothingOpens() {
        assertThat(filter(Map.of("grader.bind", "0.0.0.0")).refuse(NOBODY))
                .matches(refusal -> refusal != null && refusal.getStatus() == HttpStatus.UNAUTHORIZED);
    }
}
