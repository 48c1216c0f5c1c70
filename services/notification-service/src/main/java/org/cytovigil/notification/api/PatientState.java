// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every answer about a patient begins with. */
record PatientState(
        String patient,
        @Nullable String unit,
        @Nullable String setting,
        long openAlerts,
        @Nullable Instant newestDatumAt,
        @Nullable Long dataAgeSeconds,
        List<FeedAge> feeds) {}
