// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** Open where the server is bound to loopback; elsewhere every path needs the metrics token, and without one none opens. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class CredentialFilter {
    private final boolean open;
    private final Optional<String> token;

    CredentialFilter(Settings settings) {
        this.open = isLoopback(settings.text(SettingKey.GRADER_BIND));
        this.token = settings.find(SettingKey.METRICS_TOKEN);
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        String given = request.getHeaders().getAuthorization().orElse("");
        boolean right = token.isPresent()
                && MessageDigest.isEqual(
                        ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8));
        return open || right ? null : HttpResponse.unauthorized().header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
