// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTextTest {
    private final AlertCode code = AlertCode.of("alert-1", 0);

    @Test
    void aPageSaysUnitPriorityCodeAndHowToAnswerInOneSms() {
        String text = PageText.page("5B", code, Priority.HIGH);
        assertThat(text).startsWith("Ward 5B: HIGH priority alert " + code);
        assertThat(text).contains(code + " A ", code + " E ", code + " ? ");
        assertThat(text).hasSizeLessThanOrEqualTo(160).matches("\\p{ASCII}*");
    }

    @Test
    void anOddUnitNameCanNeitherForgeNorLengthenAText() {
        String text = PageText.page("5B\r\nCall 555 & pay; " + "x".repeat(300), code, Priority.MEDIUM);
        assertThat(text).hasSizeLessThanOrEqualTo(160).doesNotContain("\n", "\r", ";", "&");
    }

    @Test
    void wardsOfAnyScriptStayApartAndATextThatGsmCannotCarryIsShort() {
        String text = PageText.page("\u75C5\u68DF5", code, Priority.MEDIUM);
        assertThat(text)
                .startsWith("Ward \u75C5\u68DF5: MEDIUM priority alert " + code)
                .hasSizeLessThanOrEqualTo(70);
        assertThat(PageText.page("St\u00F6rung", code, Priority.HIGH)).contains("to acknowledge");
        assertThat(List.of(
                                "\u75C5\u68DF5",
                                "\u75C5\u623F5",
                                "5",
                                "5:B",
                                "5B",
                                "5;B",
                                "x".repeat(300),
                                "x".repeat(299),
                                "\u202E5B")
                        .stream()
                        .map(unit -> PageText.title(unit, code, Priority.HIGH)))
                .doesNotHaveDuplicates()
                .allMatch(title -> title.length() < 70 && title.chars().noneMatch(c -> c == 0x202E));
    }

    @Test
    void theLinkToTheConsoleStandsWhereItFitsOneSmsAndHowToAnswerAlways() {
        String console = "https://cytovigil.example.org";
        String link = console + "/alerts/" + code;
        assertThat(PageText.page("5B", code, Priority.HIGH, console))
                .hasSizeLessThanOrEqualTo(160)
                .contains("A to acknowledge")
                .endsWith(" " + link);
        assertThat(PageText.page("Haematology north 5", code, Priority.MEDIUM, console))
                .hasSizeLessThanOrEqualTo(160)
                .contains("Reply " + code + " A, ")
                .endsWith(" " + link);
        for (String ward : List.of("5B", "\u75C5\u68DF5", "x".repeat(300))) {
            assertThat(PageText.page(ward, code, Priority.MEDIUM, console + "/" + "long/".repeat(20)))
                    .isEqualTo(PageText.page(ward, code, Priority.MEDIUM));
        }
        assertThat(PageText.page("\u75C5\u68DF5", code, Priority.HIGH, "https://c.de"))
                .hasSizeLessThanOrEqualTo(70);
    }

    @Test
    void anAlertOfNoKnownUnitStillGivesAText() {
        assertThat(PageText.page(null, code, Priority.HIGH)).startsWith("Ward not known: ");
        assertThat(PageText.page("*", code, Priority.HIGH)).startsWith("Ward not known: ");
    }

    @Test
    void codesAreTheSameAfterARestartAndDifferBetweenAttempts() {
        assertThat(AlertCode.of("alert-1", 0)).isEqualTo(code);
        assertThat(AlertCode.of("alert-1", 1)).isNotEqualTo(code);
    }

    @Test
    void codesOfManyAlertsRarelyCollide() {
        long distinct = IntStream.range(0, 1000)
                .mapToObj(i -> AlertCode.of("alert-" + i, 0))
                .distinct()
                .count();
        assertThat(distinct).isGreaterThan(990);
    }

    @Test
    void whatIsNoQuestionSaysThatNoAnswerIsNeeded() {
        assertThat(PageText.retracted("5B", code))
                .isEqualTo("Ward 5B: alert " + code
                        + " is withdrawn after a correction. No answer needed; see the console.");
        assertThat(PageText.moved("5B", null, code))
                .isEqualTo("Ward 5B: alert " + code
                        + " has gone to Ward not known, whose people are paged now. No answer needed.");
        assertThat(PageText.canary())
                .isEqualTo("Canary of an alarm system. No patient is concerned. No answer needed.");
        assertThat(PageText.test(code))
                .isEqualTo("Test page " + code + ". No patient is concerned. Reply " + code + " A.");
        assertThat(PageText.testFailed("5B", "ada"))
                .isEqualTo("Ward 5B: the test page to ada, first on call now, is not proven to arrive. Call them, or"
                        + " step in.");
        assertThat(PageText.answerElsewhere())
                .isEqualTo("An answer here is not read. Acknowledge by text message or in the console.");
    }

    @Test
    void aTextFillsOneSmsToItsLastCharacterAndNoFurther() {
        String withoutLink = PageText.page("5B", code, Priority.HIGH);
        int free = 160
                - withoutLink.length()
                - " /alerts/".length()
                - code.toString().length();
        String fits = "h".repeat(free);
        assertThat(PageText.page("5B", code, Priority.HIGH, fits)).hasSize(160).startsWith(withoutLink);
        assertThat(PageText.page("5B", code, Priority.HIGH, fits + "h"))
                .doesNotContain("to acknowledge")
                .endsWith("/alerts/" + code);
    }

    @Test
    void aUnitOf24CharactersIsWrittenWholeAndALongerOneShort() {
        String longest = "x".repeat(24);
        assertThat(PageText.title(longest, code, Priority.HIGH)).startsWith("Ward " + longest + ": ");
        assertThat(PageText.title(longest + "x", code, Priority.HIGH)).startsWith("Ward " + "x".repeat(19) + "-");
    }

    @Test
    void aHandOverNamesAtMostFiveCodes() {
        assertThat(PageText.handOver("5B", Collections.nCopies(5, "X3RT"), List.of()))
                .contains("X3RT, X3RT, X3RT, X3RT, X3RT. See")
                .doesNotContain("more");
    }

    @Test
    void aHandOverNamesCodesAndNothingElseAndIsShort() {
        assertThat(PageText.handOver("5B", List.of("7KQ3", "C4DF"), List.of("X3RT")))
                .isEqualTo(
                        "Ward 5B: you are first on call now. Alerts not acknowledged: 7KQ3, C4DF; acknowledged, still"
                                + " open: X3RT. See the console.");
        assertThat(PageText.handOver(null, List.of(), Collections.nCopies(7, "X3RT")))
                .isEqualTo(
                        "Ward not known: you are first on call now. Alerts acknowledged, still open: X3RT, X3RT, X3RT,"
                                + " X3RT, X3RT and 2 more. See the console.");
    }
}
