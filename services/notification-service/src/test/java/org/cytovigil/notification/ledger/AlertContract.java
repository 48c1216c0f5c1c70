// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the alerts' table answers, in Postgres and in memory. */
public abstract class AlertContract {
    protected static final Instant AT = Instant.parse("2026-01-15T08:00:00Z");
    private static final String CODE = "7KQ3";

    /** A table with nothing in it. */
    protected abstract AlertRepository alerts();

    /** The outbox of pages beside it. */
    protected abstract PageTryRepository tries();

    private void insert(String id, String code, String priority, boolean page) {
        assertThat(alerts().insert(
                                id,
                                code,
                                "p1",
                                "5B",
                                "OPEN",
                                priority,
                                page,
                                "CRS_ROSE",
                                null,
                                2,
                                1,
                                AT,
                                AT,
                                "summary"))
                .isEqualTo(1);
    }

    private void page(String alert, String person) {
        PageTry.Way way = new PageTry.Way(person, "SMS", "sms-a", "+1");
        PageTry.Said said = new PageTry.Said(PageTry.PAGE, alert, 0, "title", "text", "HIGH", null);
        assertThat(tries().promise(PageTry.promised(alert + person, 1, way, said, AT)))
                .isEqualTo(1);
    }

    private String meant(String person) {
        return alerts().meant(CODE, person).map(Alert::id).orElse("none");
    }

    @Test
    void anAlertIsThereOnce() {
        insert("alert", CODE, "HIGH", true);
        assertThat(alerts().insert(
                                "alert", "XXXX", "p2", null, "OPEN", "LOW", false, "C", null, null, null, AT, AT, ""))
                .isZero();
        assertThat(alerts().find("alert")).get().extracting(Alert::code).isEqualTo(CODE);
    }

    @Test
    void aCodeMeansTheAlertOfWhichThePersonWasPagedBeforeAnyOther() {
        insert("theirs", CODE, "HIGH", true);
        page("theirs", "ada");
        alerts().close("theirs", AT);
        insert("newer", CODE, "HIGH", true);
        assertThat(meant("ada")).isEqualTo("theirs");
        assertThat(meant("bob")).as("one that is alive").isEqualTo("newer");
        alerts().close("newer", AT);
        assertThat(meant("bob")).as("the newest").isEqualTo("newer");
        assertThat(alerts().withCode(CODE)).get().extracting(Alert::id).isEqualTo("newer");
        assertThat(alerts().meant("ZZZZ", "ada")).isEmpty();
    }

    @Test
    void theCodesOfAPersonAreOfWhatIsAlive() {
        insert("one", CODE, "HIGH", true);
        insert("two", "8888", "HIGH", true);
        page("one", "ada");
        page("two", "ada");
        alerts().close("two", AT);
        assertThat(alerts().codesOf("ada")).containsExactly(CODE);
        assertThat(alerts().codesOf("bob")).isEmpty();
    }

    @Test
    void aCodeRestsAfterItsAlert() {
        insert("one", CODE, "HIGH", true);
        assertThat(alerts().codeTaken(CODE, "one", AT)).as("by itself").isFalse();
        assertThat(alerts().codeTaken(CODE, "two", AT)).isTrue();
        alerts().close("one", AT);
        assertThat(alerts().codeTaken(CODE, "two", AT.minusSeconds(1))).isTrue();
        assertThat(alerts().codeTaken(CODE, "two", AT)).isFalse();
    }

    @Test
    void whatWaitsIsOpenAndPagesByItsPriority() {
        insert("high", "1111", "HIGH", true);
        insert("medium", "2222", "MEDIUM", true);
        insert("note", "3333", "HIGH", false);
        insert("taken", "4444", "HIGH", true);
        insert("over", "5555", "LOW", true);
        alerts().acknowledge("taken", "ada", null, AT);
        alerts().close("over", AT);
        assertThat(ids(alerts().waiting(true))).containsExactly("high");
        assertThat(ids(alerts().waiting(false))).containsExactly("medium");
        assertThat(ids(alerts().alive())).containsExactly("high", "medium", "note", "taken");
        assertThat(ids(alerts().lockAlive("p1"))).hasSize(4);
        assertThat(ids(alerts().lockAlive("p2"))).isEmpty();
    }

    private static List<String> ids(List<Alert> alerts) {
        return alerts.stream().map(Alert::id).toList();
    }

    @Test
    void whatIsBackIsNobodysAndKeepsWhatItIsAbout() {
        insert("alert", CODE, "MEDIUM", true);
        alerts().acknowledge("alert", "ada", "bob", AT);
        alerts().close("alert", AT);
        alerts().reopen("alert", "9999");
        Alert back = alerts().find("alert").orElseThrow();
        assertThat(back.state()).isEqualTo(AlertState.OPEN);
        assertThat(back.code()).isEqualTo("9999");
        assertThat(back.acknowledgedBy()).isNull();
        assertThat(back.acknowledgedFor()).isNull();
        assertThat(back.closedAt()).isNull();
        assertThat(back.page()).isTrue();
        assertThat(back.priority()).isEqualTo("MEDIUM");
    }

    @Test
    void whatWasANotePagesFromThenOnWithThatPriority() {
        insert("alert", CODE, "LOW", false);
        alerts().pageFromNow("alert", "HIGH");
        assertThat(ids(alerts().waiting(true))).containsExactly("alert");
    }

    @Test
    void aMoveChangesTheUnitAlone() {
        insert("alert", CODE, "MEDIUM", true);
        alerts().acknowledge("alert", "ada", null, AT);
        alerts().move("alert", "6E");
        Alert moved = alerts().find("alert").orElseThrow();
        assertThat(moved.unit()).isEqualTo("6E");
        assertThat(moved.acknowledgedBy()).isEqualTo("ada");
        assertThat(moved.acknowledgedAt()).isEqualTo(AT);
    }
}
