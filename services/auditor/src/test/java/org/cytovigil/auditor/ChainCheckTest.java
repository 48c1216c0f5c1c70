// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cytovigil.kafka.OurSchemas;
import org.cytovigil.kafka.audit.ChainLink;
import org.cytovigil.schema.audit.ActionRecorded;
import org.junit.jupiter.api.Test;

/** A trail that somebody has laid hands on. */
class ChainCheckTest {
    static {
        OurSchemas.trust();
    }

    private static final Instant AT = Instant.parse("2026-01-15T08:00:00Z");

    private static ActionRecorded action(String actor, String action) {
        return ActionRecorded.newBuilder()
                .setActor(actor)
                .setAction(action)
                .setSubject("alert-1")
                .setAt(AT)
                .build();
    }

    private static List<ActionRecorded> trail(int count) {
        List<ActionRecorded> trail = new ArrayList<>();
        ChainLink end = ChainLink.START;
        for (int number = 1; number <= count; number++) {
            ActionRecorded next = end.append(action("nurse", "ACTION_" + number));
            trail.add(next);
            end = Objects.requireNonNull(ChainLink.of(next));
        }
        return trail;
    }

    private static ChainReport report(List<ActionRecorded> records) {
        ChainCheck check = new ChainCheck();
        long offset = 0;
        for (ActionRecorded each : records) {
            check.take(0, offset++, each);
        }
        return check.report();
    }

    @Test
    void anUntouchedTrailHolds() {
        ChainReport report = report(trail(5));
        assertThat(report.breaks()).isEmpty();
        assertThat(report.partitions()).singleElement().satisfies(partition -> {
            assertThat(partition.records()).isEqualTo(5);
            assertThat(partition.sequence()).isEqualTo(5);
        });
    }

    @Test
    void theBeginningMayHaveBeenDeletedAndACrashWritesTheSameTwice() {
        List<ActionRecorded> trail = trail(5);
        assertThat(report(trail.subList(2, 5)).breaks()).isEmpty();
        List<ActionRecorded> twice = new ArrayList<>(trail.subList(0, 3));
        twice.addAll(trail.subList(1, 5));
        assertThat(report(twice).breaks()).isEmpty();
        assertThat(report(twice).partitions().get(0).records()).isEqualTo(5);
    }

    @Test
    void aChangedActorIsFound() {
        List<ActionRecorded> trail = trail(5);
        trail.set(
                2,
                ActionRecorded.newBuilder(trail.get(2))
                        .setActor("somebody else")
                        .build());
        assertThat(report(trail).breaks())
                .singleElement()
                .satisfies(place -> assertThat(place.offset()).isEqualTo(2));
    }

    @Test
    void aRemovedRecordIsFound() {
        List<ActionRecorded> trail = trail(5);
        trail.remove(2);
        assertThat(report(trail).breaks())
                .singleElement()
                .satisfies(place -> assertThat(place.what()).contains("record 4 does not follow on record 2"));
    }

    @Test
    void aRecordPutInWithAHashOfItsOwnIsFound() {
        List<ActionRecorded> trail = trail(4);
        ActionRecorded forged =
                Objects.requireNonNull(ChainLink.of(trail.get(1))).append(action("x", "FORGED"));
        trail.add(2, forged);
        assertThat(report(trail).breaks()).hasSize(1);
    }

    @Test
    void everyFieldCountsAndNoTwoRecordsShareAHash() {
        ActionRecorded plain = ChainLink.START.append(action("ab", "c"));
        assertThat(ChainLink.START.append(action("a", "bc")).getHash()).isNotEqualTo(plain.getHash());
        ActionRecorded detailed =
                ActionRecorded.newBuilder(action("ab", "c")).setDetail("").build();
        assertThat(ChainLink.START.append(detailed).getHash()).isNotEqualTo(plain.getHash());
    }

    @Test
    void whatIsOutsideTheChainIsCounted() {
        List<ActionRecorded> trail = trail(2);
        trail.add(1, action("admin", "LETTER_REPLAYED"));
        ChainReport report = report(trail);
        assertThat(report.breaks()).isEmpty();
        assertThat(report.partitions().get(0).outside()).isEqualTo(1);
    }
}
