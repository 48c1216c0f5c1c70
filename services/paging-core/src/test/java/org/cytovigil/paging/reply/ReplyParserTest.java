// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.cytovigil.paging.AlertCode;
import org.cytovigil.paging.reply.Reply.Meaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyParserTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "C7KH A,ACKNOWLEDGE,C7KH",
                "c7kh a,ACKNOWLEDGE,C7KH",
                "\"  C7KH   A \",ACKNOWLEDGE,C7KH",
                "C7KHA,ACKNOWLEDGE,C7KH",
                "C7 KH a,ACKNOWLEDGE,C7KH",
                "C7KH-A.,ACKNOWLEDGE,C7KH",
                "\"C7KH, ack!\",ACKNOWLEDGE,C7KH",
                "A C7KH,ACKNOWLEDGE,C7KH",
                "C7KH acknowledge,ACKNOWLEDGE,C7KH",
                "C7KH E,ESCALATE,C7KH",
                "c7khe,ESCALATE,C7KH",
                "C7KH ?,STATUS,C7KH",
                "C7KH?,STATUS,C7KH",
                "C7KH status,STATUS,C7KH",
                "stop,STOP,",
                " Stop. ,STOP,",
                "HELP,HELP,",
                "C7KH,UNKNOWN,C7KH",
                "A,UNKNOWN,",
                "C7KH A E,UNKNOWN,C7KH",
                "C7KH C7KJ A,UNKNOWN,",
                "please stop it,UNKNOWN,",
                "OOOO A,UNKNOWN,",
                "\"\",UNKNOWN,",
                "?,UNKNOWN,"
            })
    void readsWhatPeopleType(String body, Meaning meaning, String code) {
        assertThat(ReplyParser.parse(body)).isEqualTo(new Reply(meaning, code == null ? null : new AlertCode(code)));
    }

    @ParameterizedTest
    @EnumSource(ReplyOutcome.class)
    void everyOutcomeHasAClearAnswerThatFitsOneSms(ReplyOutcome outcome) {
        assertThat(AnswerText.of(outcome, new AlertCode("C7KH"))).isNotBlank().hasSizeLessThanOrEqualTo(160);
        assertThat(AnswerText.of(outcome, null)).isNotBlank();
    }

    @Test
    void noCodeIsAWordOfTheAnswers() {
        assertThat("STOP HELP INFO QUIT".split(" ")).noneMatch(AlertCode::isCode);
    }
}
