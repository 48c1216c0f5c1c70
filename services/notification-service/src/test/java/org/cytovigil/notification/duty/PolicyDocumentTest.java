// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.cytovigil.paging.escalation.EscalationPolicy;
import org.cytovigil.paging.escalation.EscalationStep;
import org.cytovigil.paging.escalation.Target;
import org.cytovigil.paging.oncall.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Escalation policies as people write them. */
class PolicyDocumentTest {
    private static final String STEP = "{'delay':'PT5M','targets':['oncall:1']}";

    /** With single quotes for double ones, to be read by people. */
    private static EscalationPolicy read(String json) {
        return PolicyDocument.read("5B", Document.parse(json.replace('\'', '"')));
    }

    @Test
    void stepsAloneAreThoseOfEveryPriority() {
        EscalationPolicy policy = read("{'steps':[" + STEP + "]}");
        assertThat(policy.high()).isEqualTo(policy.medium());
        assertThat(policy.high().steps())
                .containsExactly(EscalationStep.of(Duration.ofMinutes(5), new Target.Position(1)));
    }

    @Test
    void whatIsSaidOfOnePriorityLeavesTheOtherAsItIsByStandard() {
        EscalationPolicy policy = read("{'high':{'steps':[" + STEP + "]}}");
        assertThat(policy.medium()).isEqualTo(EscalationPolicy.standard("5B").medium());
        assertThat(policy.high()).isNotEqualTo(EscalationPolicy.standard("5B").high());
    }

    @Test
    void aStepHasTargetsChannelsAndRepeats() {
        EscalationPolicy policy = read("{'steps':[{'delay':'PT2M','repeats':3,'channels':['sms','PAGER'],"
                + "'targets':['oncall:2','second-role','role:icu-outreach','everyone']}]}");
        assertThat(policy.high().steps())
                .containsExactly(new EscalationStep(
                        Duration.ofMinutes(2),
                        List.of(
                                new Target.Position(2),
                                new Target.SecondRole(),
                                new Target.WithRole("icu-outreach"),
                                new Target.Everyone()),
                        List.of(new Channel("SMS"), new Channel("PAGER")),
                        3));
    }

    @Test
    void whatIsWrittenIsReadAgainAsItWas() {
        for (EscalationPolicy policy : List.of(EscalationPolicy.standard("5B"), EscalationPolicy.everybody("5B"))) {
            assertThat(PolicyDocument.read("5B", Document.parse(Document.text(PolicyDocument.of(policy)))))
                    .isEqualTo(policy);
        }
    }

    @Test
    void howLongAReceiptIsWaitedForCanBeSaidInPart() {
        EscalationPolicy policy = read("{'steps':[" + STEP + "],'receipts':{'otherRoute':'PT10S'}}");
        assertThat(policy.receipts().otherRoute()).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.receipts().nextPerson()).isEqualTo(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[]|a policy is a JSON object",
                "7|a policy is a JSON object",
                "{}|a policy has 'steps'",
                "{'steps':[]}|needs at least one step",
                "{'steps':[{'delay':'PT0S','targets':['oncall:1']}]}|1 second",
                "{'steps':[{'delay':'PT-1S','targets':['oncall:1']}]}|1 second",
                "{'steps':[{'delay':'PT31M','targets':['oncall:1']}]}|to 30 minutes",
                "{'steps':[{'delay':'PT5M','targets':[]}]}|needs a target",
                "{'steps':[{'delay':'PT5M','targets':['oncall:0']}]}|unknown target",
                "{'steps':[{'delay':'PT5M','targets':['whoever']}]}|unknown target",
                "{'steps':[{'delay':'PT5M','targets':['oncall:1'],'repeats':6}]}|repeats must be 0 to 5",
                "{'steps':[{'delay':'PT5M','targets':['oncall:1'],'repeats':-1}]}|repeats must be 0 to 5",
                "{'steps':[{'targets':['oncall:1']}]}|delay",
                "{'steps':[{'delay':'PT5M','targets':['oncall:1']}],'receipts':{'nextPerson':'PT30S'}}|longer than otherRoute",
                "{'steps':[{'delay':'PT5M','targets':['oncall:1']}],'receipts':{'nextPerson':'PT31M'}}|not be longer than 30",
                "{'steps':[{'delay':'PT5M','targets':['oncall:1']}],'receipts':{'otherRoute':'PT0S'}}|1 second",
                "{'steps':[{'delay':'PT0.999999999S','targets':['oncall:1']}]}|1 second",
                "{'steps':[{'delay':'PT5M','targets':['oncall:1']}],'receipts':{'retryPause':'PT0.000000001S'}}|1 second",
                "{'steps':[{'delay':'PT5M','targets':['oncall:1']}],'receipts':{'retryPause':'PT31M'}}|retryPause at most 30 minutes",
            })
    void whatCannotBeMeantIsRefusedInWords(String json, String why) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProblem.class).hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 40})
    void moreStepsThanAnybodyOverseesAreRefused(int steps) {
        String all = String.join(",", Collections.nCopies(steps, STEP));
        assertThatThrownBy(() -> read("{'steps':[" + all + "]}"))
                .isInstanceOf(JsonProblem.class)
                .hasMessageContaining("at most 10 steps");
    }
}
