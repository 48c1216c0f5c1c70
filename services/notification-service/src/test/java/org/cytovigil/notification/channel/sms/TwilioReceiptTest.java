// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.cytovigil.paging.delivery.DeliverySign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioReceiptTest {
    @ParameterizedTest
    @CsvSource({
        "queued,RECEIPT_SENT",
        "sent,RECEIPT_SENT",
        "Delivered,RECEIPT_DELIVERED",
        "read,RECEIPT_DELIVERED",
        "failed,RECEIPT_UNDELIVERED",
        "undelivered,RECEIPT_UNDELIVERED"
    })
    void statusWordsAreRead(String word, DeliverySign sign) {
        assertThat(TwilioReceipt.sign(word)).contains(sign);
    }

    @Test
    void aWordNeverHeardOfIsNoSign() {
        assertThat(TwilioReceipt.sign("partially_delivered")).isEmpty();
    }
}
