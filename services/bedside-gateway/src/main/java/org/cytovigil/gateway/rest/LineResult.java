// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.cytovigil.gateway.reception.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line.
 *
 * @param status accepted, duplicate or rejected
 * @param code why it was rejected, or a part of what was accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineResult(
        int line,
        @Nullable String id,
        String status,
        @Nullable String code,
        @Nullable String reason) {
    static LineResult of(int line, @Nullable String sentId, Judgement judgement) {
        if (judgement instanceof Judgement.Unusable unusable) {
            return new LineResult(line, sentId, "rejected", unusable.code(), unusable.reason());
        }
        if (judgement instanceof Judgement.Duplicate duplicate) {
            return new LineResult(line, duplicate.id(), "duplicate", null, null);
        }
        Judgement.Usable usable = (Judgement.Usable) judgement;
        Judgement.Unusable part = usable.partly().orElse(null);
        return new LineResult(
                line, usable.id(), "accepted", part == null ? null : part.code(), part == null ? null : part.reason());
    }

    /** Accepted, but for a part that the reason names. */
    boolean partlyRejected() {
        return !rejected() && code != null;
    }

    boolean rejected() {
        return status.equals("rejected");
    }
}
