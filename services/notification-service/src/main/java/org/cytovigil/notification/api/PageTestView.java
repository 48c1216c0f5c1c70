// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the pages of a test got. */
record PageTestView(String id, String person, boolean finished, boolean proven, List<TestedPage> pages) {
    /** One of its pages. */
    record TestedPage(
            @JsonUnwrapped ContactView way,
            String provider,
            boolean receipts,
            String state,
            Instant sentAt,
            Instant changedAt,
            @Nullable String detail) {}
}
