// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {
    private static final List<DeliverySign> SIGNS = List.of(DeliverySign.values());

    @ParameterizedTest
    @CsvSource({
        "QUEUED, TAKEN, ACCEPTED",
        "QUEUED, REFUSED, FAILED",
        "QUEUED, RECEIPT_SENT, ACCEPTED",
        "QUEUED, RECEIPT_DELIVERED, DELIVERED",
        "ACCEPTED, REFUSED, ACCEPTED",
        "ACCEPTED, RECEIPT_DELIVERED, DELIVERED",
        "ACCEPTED, RECEIPT_UNDELIVERED, FAILED",
        "ACCEPTED, RECEIPT_OVERDUE, UNCONFIRMED",
        "UNCONFIRMED, RECEIPT_SENT, UNCONFIRMED",
        "UNCONFIRMED, RECEIPT_DELIVERED, DELIVERED",
        "UNCONFIRMED, RECEIPT_UNDELIVERED, FAILED",
        "FAILED, RECEIPT_DELIVERED, DELIVERED",
        "FAILED, TAKEN, FAILED",
        "DELIVERED, RECEIPT_SENT, DELIVERED",
        "DELIVERED, RECEIPT_UNDELIVERED, DELIVERED",
        "DELIVERED, REFUSED, DELIVERED"
    })
    void eachSignMovesTheTry(DeliveryState state, DeliverySign sign, DeliveryState after) {
        assertThat(Delivery.after(state, sign)).isEqualTo(after);
    }

    @Test
    void proofOfArrivalWinsInWhateverOrderSignsCome() {
        Random random = new Random(20260115);
        for (int run = 0; run < 2_000; run++) {
            DeliveryState state = DeliveryState.QUEUED;
            boolean arrived = false;
            for (int i = 0; i < 8; i++) {
                DeliverySign sign = SIGNS.get(random.nextInt(SIGNS.size()));
                arrived |= sign == DeliverySign.RECEIPT_DELIVERED;
                state = Delivery.after(state, sign);
                assertThat(Delivery.after(state, sign))
                        .as("a duplicate changes nothing")
                        .isEqualTo(state);
            }
            assertThat(Delivery.proven(state)).as("run %d", run).isEqualTo(arrived);
        }
    }
}
