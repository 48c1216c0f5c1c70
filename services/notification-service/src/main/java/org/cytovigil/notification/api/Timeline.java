// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Instant;
import java.util.List;
import org.cytovigil.notification.series.SeriesRecorder.Series;

/** What was charted and published for a patient in a stretch of time. */
record Timeline(
        String patient,
        Instant from,
        Instant to,
        List<GradeSummary> grades,
        List<AlertSummary> alerts,
        List<Series> series) {}
