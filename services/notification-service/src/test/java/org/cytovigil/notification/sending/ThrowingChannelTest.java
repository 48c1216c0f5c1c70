// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.cytovigil.notification.virtual.VirtualPaging;
import org.junit.jupiter.api.Test;

/** A channel that throws, as none may, delays nobody. */
class ThrowingChannelTest {
    private final VirtualPaging paging = new VirtualPaging();

    @Test
    void aChannelThatThrowsIsAProviderThatRefuses() {
        paging.textsA.answers(page -> {
            throw new IllegalStateException("a fault of ours");
        });
        paging.raise("alert", "MEDIUM");
        assertThat(paging.ways("alert", "ada")).containsExactly("sms-a", "sms-b");
        assertThat(paging.pages("alert", "ada").get(0).detail())
                .as("what was thrown may quote the page")
                .isEqualTo("failed: IllegalStateException");
    }

    @Test
    void evenAnErrorInAChannelHoldsUpNobody() {
        paging.textsA.answers(page -> {
            throw new StackOverflowError();
        });
        paging.raise("alert", "HIGH");
        assertThat(paging.ways("alert", "ada")).containsExactly("sms-a", "sms-b");
        assertThat(paging.ways("alert", "bob")).containsExactly("sms-a", "sms-b");
    }
}
