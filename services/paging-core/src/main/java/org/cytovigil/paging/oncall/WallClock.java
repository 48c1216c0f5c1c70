// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * When the clock on the wall first shows a time. A time that is skipped in spring is first passed when the clock goes
 * forward; of a time that comes twice in autumn the first one counts. So hand-overs keep their order, and none is undone.
 */
final class WallClock {
    private WallClock() {}

    static Instant instant(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(zone).toInstant();
    }
}
