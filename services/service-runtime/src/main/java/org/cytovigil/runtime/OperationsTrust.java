// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who may read the health and the metrics of a service: whoever is on this machine where the service is bound to loopback;
 * elsewhere whoever shows the metrics token, and nobody where there is none.
 */
public final class OperationsTrust {
    private final boolean loopback;
    private final Optional<BearerToken> token;

    /**
     * Trust by the settings of a service.
     *
     * @param bound the address to which it is bound
     */
    public OperationsTrust(String bound, Settings settings) {
        this.loopback = LoopbackTrust.isLoopback(bound);
        this.token = settings.find(SettingKey.METRICS_TOKEN).map(BearerToken::new);
    }

    /**
     * Why a request is refused.
     *
     * @param status of HTTP, 401 or 403
     */
    public record Refusal(int status, String reason) {}

    /**
     * The refusal of a request, empty where it may read.
     *
     * @param header the values of a header by its name, none where it is absent
     */
    public Optional<Refusal> refusal(Function<String, List<String>> header) {
        if (loopback) {
            return LoopbackTrust.objection(header).map(objection -> new Refusal(403, objection));
        }
        String shown = header.apply("Authorization").stream().findFirst().orElse(null);
        boolean right = token.filter(secret -> secret.isShownBy(shown)).isPresent();
        return right ? Optional.empty() : Optional.of(new Refusal(401, "the metrics token is required"));
    }
}
