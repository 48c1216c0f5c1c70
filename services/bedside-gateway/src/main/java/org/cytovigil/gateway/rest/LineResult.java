// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.cytovigil.gateway.reception.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line.
 *
 * @param status accepted, duplicate or rejected
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
        return new LineResult(line, ((Judgement.Usable) judgement).id(), "accepted", null, null);
    }

    boolean rejected() {
        return status.equals("rejected");
    }
}
