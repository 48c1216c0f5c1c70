// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.cytovigil.notification.console.alert.Rung;
import org.cytovigil.paging.oncall.Roster;

/** Rosters, people and silences as they stand. */
public record Rota(List<Unit> units, List<Somebody> people, List<Silence> silences) {
    public Rota {
        units = List.copyOf(units);
        people = List.copyOf(people);
        silences = List.copyOf(silences);
    }

    /**
     * A ward.
     *
     * @param now who is on call, first to be paged first
     * @param standIns whether those are of the roster for any ward, because the ward's own has nobody
     * @param watches what comes in the next days
     * @param gaps stretches in which nobody would be paged
     * @param warnings what is wrong with whom the roster names
     * @param high who would be paged now for an alert of the highest priority, and when
     */
    public record Unit(
            String name,
            String zone,
            List<String> now,
            boolean standIns,
            List<Turn> watches,
            List<Gap> gaps,
            List<String> warnings,
            List<Rung> high) {
        public Unit {
            now = List.copyOf(now);
            watches = List.copyOf(watches);
            gaps = List.copyOf(gaps);
            warnings = List.copyOf(warnings);
            high = List.copyOf(high);
        }

        /** For the ids of what is about it: a name has signs that no selector takes. */
        public String key() {
            return HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
        }

        /** Whether it stands for all wards without a roster of their own. */
        public boolean any() {
            return name.equals(Roster.ANY_UNIT);
        }
    }

    /** A stretch with the same people. */
    public record Turn(String from, String to, String people) {}

    /**
     * A stretch in which nobody would be paged.
     *
     * @param begin for the form that closes it
     * @param end for the form that closes it
     */
    public record Gap(String from, String to, String begin, String end) {
        /** For ids: the begin of a gap that is under way moves with the time, its end stays. */
        public long key() {
            return Instant.parse(end).getEpochSecond();
        }
    }

    /**
     * Somebody who can be paged.
     *
     * @param channels what they are reached by; without addresses
     * @param proven when a page last reached them; empty where none ever did
     * @param warning empty where all is well
     */
    public record Somebody(String id, String name, String duty, String channels, String proven, String warning) {}

    /** Pages that are held back. */
    public record Silence(String id, String what, String reason, String owner, String until, String left) {}
}
