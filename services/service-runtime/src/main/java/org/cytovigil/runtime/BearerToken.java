// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A secret that a request shows in its header Authorization; compared in the same time whatever is shown. */
public record BearerToken(String secret) {
    private static final String SCHEME = "Bearer ";

    /**
     * Whether a request shows it.
     *
     * @param authorization the header, null where there is none
     */
    public boolean isShownBy(@Nullable String authorization) {
        return authorization != null
                && MessageDigest.isEqual(
                        (SCHEME + secret).getBytes(StandardCharsets.UTF_8),
                        authorization.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "BearerToken";
    }
}
