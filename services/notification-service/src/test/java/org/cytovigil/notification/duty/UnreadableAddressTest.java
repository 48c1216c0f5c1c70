// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import static org.assertj.core.api.Assertions.assertThat;

import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address or channel that cannot be read takes that way from its person, and nothing from anybody else. */
class UnreadableAddressTest {
    private final VirtualPaging paging = new VirtualPaging();

    @ParameterizedTest
    @CsvSource(
            value = {
                // the channels of the person, the lines of addresses, how many ways are left
                "'SMS,PAGER', 'SMS +1\nbroken', 2",
                "'SMS,PAGER', 'SMS +1\nsms +2', 2",
                "'SMS,PAGER', 'SMS +1\n', 2",
                "'SMS,sms', 'SMS +1', 2",
                "'SMS', 'broken', 0",
            })
    void thePersonIsPagedByTheOthersAndEverybodyElseAsEver(String channels, String contacts, int ways) {
        paging.row(new PersonRow("ada", "Ada", "haematology", channels, contacts.replace("\\n", "\n"), null));
        paging.textsA.refuses("status 500");
        paging.raise("alert", "HIGH");
        assertThat(paging.ways("alert", "ada")).hasSize(ways);
        assertThat(paging.paged("alert")).contains("bob");
    }

    @ParameterizedTest
    @CsvSource({"SMS +1, false", "broken, true", "sms +1, true"})
    void itIsAnAlarmForWhoeverLooksAfterTheSite(String contacts, boolean alarm) {
        paging.row(new PersonRow("ada", "Ada", "haematology", "SMS", contacts, null));
        paging.raise("alert", "HIGH");
        assertThat(paging.audited("TECHNICAL_ALARM").contains("ada")).isEqualTo(alarm);
    }
}
