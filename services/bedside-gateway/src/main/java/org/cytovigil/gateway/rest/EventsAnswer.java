// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The answer to a delivery of event lines; lines that are not listed were not made durable. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EventsAnswer(long accepted, long rejected, List<LineResult> results) {
    static EventsAnswer of(List<LineResult> results) {
        long rejected = results.stream().filter(LineResult::rejected).count();
        return new EventsAnswer(results.size() - rejected, rejected, List.copyOf(results));
    }

    /** 200 where all, 207 where some, or one not wholly, and 422 where none are accepted. */
    int status() {
        boolean whole = results.stream().noneMatch(LineResult::partlyRejected);
        if (rejected == 0 && accepted > 0 && whole) {
            return 200;
        }
        return accepted > 0 ? 207 : 422;
    }
}
