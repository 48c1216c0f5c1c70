// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who can be paged. */
record PersonView(
        String id,
        String name,
        @Nullable String role,
        @Nullable String duty,
        @Nullable String phone,
        @Nullable String pager,
        @Nullable String email,
        List<ContactView> contacts,
        List<String> channels,
        boolean account,
        boolean reachable,
        @Nullable Instant lastProvenAt,
        @Nullable LastShiftTest shiftTest,
        @Nullable Instant stoppedAt,
        List<String> warnings) {
    /** The newest test page at the start of a shift. */
    record LastShiftTest(Instant at, String unit, String fate) {}
}
