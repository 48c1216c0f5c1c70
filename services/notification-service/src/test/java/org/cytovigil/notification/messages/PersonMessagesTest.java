// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.junit.jupiter.api.Test;

/** Whom a message goes to that asks for no answer, and by which way. */
class PersonMessagesTest {
    private static final String TEXT = "Cytovigil: look at the rota.";

    private final VirtualPaging paging = new VirtualPaging();

    private void tellLeads(String about) {
        paging.messages.tellLeads(TEXT, about, paging.time.now());
        paging.settle();
    }

    private List<String> told() {
        return List.of("ada", "bob", "cara", "lena", "root").stream()
                .filter(person -> !paging.messages(person).isEmpty())
                .toList();
    }

    @Test
    void theLeadsHearOfIt() {
        paging.person("lena", "lead nurse");
        paging.account("lena", "lead");
        paging.account("ada", "clinician");
        tellLeads("ada");
        assertThat(told()).containsExactly("lena");
    }

    @Test
    void whereNoLeadCanBeReachedTheAdministratorsDo() {
        paging.account("lena", "lead");
        paging.person("lena", "lead nurse", new Contact(new Channel("CARRIER_PIGEON"), "loft 3"));
        paging.person("root", "administrator");
        paging.account("root", "admin");
        tellLeads("ada");
        assertThat(told()).containsExactly("root");
    }

    @Test
    void forWantOfBothEverybodyHearsButThePersonItIsAbout() {
        tellLeads("ada");
        assertThat(told()).containsExactly("bob", "cara");
    }

    @Test
    void saidTwiceAtOneTimeItIsOneMessage() {
        tellLeads("ada");
        tellLeads("ada");
        assertThat(paging.messages("bob")).hasSize(1);
    }

    @Test
    void aCorrectionGoesTheWayThatLastWorked() {
        paging.textsA.refuses("status 500");
        paging.raise("alert", "MEDIUM");
        paging.grader.take(paging.step("alert", "RETRACTED", "INFO").build());
        paging.settle();
        assertThat(paging.messages("ada")).extracting(PageTry::provider).containsExactly("sms-b");
    }

    @Test
    void eachFailureIsFollowedByTheNextWayAfterALongerPause() {
        paging.textsA.refuses("status 500");
        paging.textsB.refuses("status 500");
        paging.pagers.refuses("status 500");
        tellLeads("ada");
        paging.pass(Duration.ofMinutes(5));
        List<PageTry> tries = paging.messages("bob");
        assertThat(tries)
                .extracting(PageTry::provider)
                .containsExactly("sms-a", "sms-b", "pager", "sms-a", "sms-b", "pager");
        for (int attempt = 1; attempt < tries.size(); attempt++) {
            PageTry before = tries.get(attempt - 1);
            assertThat(Duration.between(before.changedAt(), tries.get(attempt).changedAt()))
                    .as("before try %s", attempt + 1)
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(10L * attempt));
        }
    }

    @Test
    void whatNobodyCanBeToldHoldsUpNothing() {
        for (String person : List.of("ada", "bob", "cara")) {
            paging.person(person, "haematology", new Contact(new Channel("CARRIER_PIGEON"), "loft 3"));
        }
        tellLeads("ada");
        assertThat(told()).isEmpty();
    }
}
