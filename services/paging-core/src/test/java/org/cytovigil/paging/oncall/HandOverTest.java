// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.cytovigil.paging.delivery.DeliveryState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandOverTest {
    private static final Person ADA = new Person("ada", "Ada", "nurse", List.of(), List.of());
    private static final Person BOB = new Person("bob", "Bob", "nurse", List.of(), List.of());
    private static final Instant SENT = Instant.parse("2026-10-25T01:00:00Z");

    @Test
    void whoIsFirstOnCallNowAndWasNotBeforeTakesOver() {
        assertThat(HandOver.of("ada", List.of(BOB, ADA))).contains(new HandOver("ada", BOB));
        assertThat(HandOver.of("", List.of(ADA))).contains(new HandOver("", ADA));
    }

    @Test
    void aChangeBehindTheFirstIsNoHandOverAndNobodyTakesOverNothing() {
        assertThat(HandOver.of("ada", List.of(ADA, BOB))).isEmpty();
        assertThat(HandOver.of("ada", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERED,true,600,PROVEN",
        "FAILED,true,1,FAILED",
        "QUEUED,true,59,PENDING",
        "QUEUED,true,60,FAILED",
        "QUEUED,false,60,FAILED",
        "ACCEPTED,true,59,PENDING",
        "ACCEPTED,true,60,FAILED",
        "ACCEPTED,false,600,TAKEN",
        "UNCONFIRMED,true,30,PENDING",
        "UNCONFIRMED,true,60,FAILED"
    })
    void aTestPageIsProvenTakenOrFailedByTheTimeTheNextPersonWouldBePaged(
            DeliveryState state, boolean receipts, int seconds, TestPageFate fate) {
        assertThat(TestPageFate.of(state, receipts, SENT, SENT.plusSeconds(seconds)))
                .isEqualTo(fate);
    }
}
