// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cytovigil.notification.virtual.Outage;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A look at the clock has three parts, and each is done although another cannot be. */
class LookAtTheClockTest {
    private final VirtualPaging paging = new VirtualPaging();

    @BeforeEach
    void raise() {
        paging.grader.take(paging.step("high", "RAISED", "HIGH").build());
        paging.grader.take(paging.step("medium", "RAISED", "MEDIUM").build());
    }

    /** What failed must be heard of in {@code /health}, so it is thrown when all is done. */
    private void lookThatFails() {
        assertThatThrownBy(paging.cases::tick).hasMessageContaining("cannot be read");
    }

    @Test
    void receiptsThatCannotBeReadHoldNoAlertBack() {
        paging.database.spoils(Outage.RECEIPTS);
        lookThatFails();
        assertThat(paging.paged("high")).containsExactly("ada", "bob");
        assertThat(paging.paged("medium")).containsExactly("ada");
    }

    @Test
    void highAlertsThatCannotBeReadHoldNoOthersBack() {
        paging.database.spoils(Outage.HIGH_ALERTS);
        lookThatFails();
        assertThat(paging.paged("medium")).containsExactly("ada");
    }

    @Test
    void othersThatCannotBeReadHoldNoHighOnesBack() {
        paging.database.spoils(Outage.OTHER_ALERTS);
        lookThatFails();
        assertThat(paging.paged("high")).containsExactly("ada", "bob");
    }
}
