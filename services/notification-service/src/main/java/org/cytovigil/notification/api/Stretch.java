// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Instant;
import org.cytovigil.paging.oncall.Interval;

/** A stretch of time. */
record Stretch(Instant from, Instant to) {
    static Stretch of(Interval interval) {
        return new Stretch(interval.from(), interval.to());
    }
}
