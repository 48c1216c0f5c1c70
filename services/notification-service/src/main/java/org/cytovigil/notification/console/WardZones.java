// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.paging.oncall.Roster;
import org.jspecify.annotations.Nullable;

/** The time zones of the wards, as their rosters name them. */
@Singleton
public class WardZones {
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Duty duty;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    public WardZones(Duty duty, Clock clock) {
        this.duty = duty;
        this.clock = clock;
    }

    private record Kept(ZoneId zone, Instant until) {}

    /** The zone of a ward: of its own roster, or of the one for any ward. */
    public ZoneId of(@Nullable String ward) {
        String unit = ward == null ? Roster.ANY_UNIT : ward;
        Instant now = clock.instant();
        Kept known = kept.get(unit);
        if (known != null && now.isBefore(known.until())) {
            return known.zone();
        }
        Roster own = duty.roster(unit);
        Roster roster = own == null ? duty.roster(Roster.ANY_UNIT) : own;
        ZoneId zone = roster == null ? ZoneOffset.UTC : roster.zone();
        kept.put(unit, new Kept(zone, now.plus(KEPT)));
        return zone;
    }

    /** The zone of pages about several wards. */
    public ZoneId site() {
        return of(null);
    }
}
