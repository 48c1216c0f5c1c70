// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.paging.reply.Reply.Meaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyParserTest {
    /** Q7D9 and QTD9 differ in one mistyped 1 only: it settles neither. */
    private static final List<AlertCode> OWN =
            Stream.of("C7KH", "Q7D9", "QTD9").map(AlertCode::new).toList();

    @ParameterizedTest
    @CsvFileSource(resources = "tired-texts.csv", delimiter = '|', quoteCharacter = '\u0001', numLinesToSkip = 1)
    void readsWhatTiredPeopleType(String text, Meaning meaning, String code) {
        assertThat(ReplyParser.parse(text == null ? "" : unescaped(text), OWN))
                .isEqualTo(new Reply(meaning, code == null ? null : new AlertCode(code)));
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(match.group(1), 16))))
                .translateEscapes();
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

    @Test
    void aMistypedCodeIsSettledOnlyByTheAlertsOfTheSender() {
        assertThat(ReplyParser.parse("C1KH A", List.of()).meaning()).isEqualTo(Meaning.UNKNOWN);
    }
}
