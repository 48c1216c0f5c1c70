// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an alert says is said in the reader's language; what only the grader's sentence tells stands beside it. */
class HeadlineTest {
    private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CRS_ROSE            | astct-crs-2019   | 2 | 3 | CRS rose from grade 2 to 3 | CRS stieg von Grad 2 auf 3 | no
            ICANS_ROSE          | astct-icans-2019 | 0 | 2 | ICANS rose from grade 0 to 2 | ICANS stieg von Grad 0 auf 2 | no
            DETERIORATION       | news2-2017 | 0 | 2 | NEWS2 rose from grade 0 to 2 | NEWS2 stieg von Grad 0 auf 2 | no
            DETERIORATION       | astct-crs-2019   | 0 | 3 | Findings like CRS grade 3 | Befunde wie bei CRS Grad 3 | yes
            POSSIBLE_MASKED_CRS | astct-crs-2019   | 0 | 4 | Findings like CRS grade 4, a fever may be hidden | Befunde wie bei CRS Grad 4, Fieber vielleicht verdeckt | no
            RETRACTED           | astct-crs-2019   | 3 | 2 | CRS: grade 3 was corrected to 2 | CRS: Grad 3 wurde zu 2 berichtigt | no
            RETROSPECTIVE       | astct-crs-2019   | 1 | 2 | CRS was grade 2 in the past, known only now | CRS war früher Grad 2, erst jetzt bekannt | no
            SEIZURE             |                  |   |   | Seizure | Krampfanfall | no
            FEED_SILENT         |                  |   |   | Vital signs are late | Vitalwerte verspätet | yes
            LABEL_ACTION        | blincyto-label   |   |   | The label asks for something | Die Fachinformation verlangt etwas | yes
            RETRACTED           |                  |   |   | Withdrawn after a correction | Nach einer Korrektur zurückgenommen | yes
            GRADE_ROSE          | of-a-site        | 0 | 2 | of-a-site rose from grade 0 to 2 | of-a-site stieg von Grad 0 auf 2 | no
            """)
    void anAlertIsSaidInTheReadersLanguage(
            String cause,
            @Nullable String system,
            @Nullable Integer previous,
            @Nullable Integer grade,
            String english,
            String german,
            String detailed) {
        Alert alert = new Alert(
                "a",
                "7KQ3",
                "p",
                "5B",
                AlertState.OPEN,
                "HIGH",
                true,
                cause,
                system,
                grade,
                previous,
                NOW,
                NOW,
                "what the grader wrote",
                null,
                null,
                null,
                null,
                1);
        String detail = detailed.equals("yes") ? "what the grader wrote" : "";
        assertThat(Headline.of(alert, new Words(Locale.ENGLISH, ZoneOffset.UTC, NOW)))
                .isEqualTo(new Headline(english, detail));
        assertThat(Headline.of(alert, new Words(Locale.GERMAN, ZoneOffset.UTC, NOW)))
                .isEqualTo(new Headline(german, detail));
    }
}
