// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.cytovigil.notification.retention.Retention;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tables have an end, and nothing that somebody still has to do something about is behind it. */
class RetentionTest {
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void whatIsOverForLongGoesAndWhatIsOpenStays() {
        alert("long-closed", "CLOSED", "500 days");
        alert("closed", "CLOSED", "300 days");
        alert("long-open", "OPEN", "500 days");
        desk.sql("insert into reply (message_id, number, at, understood, answer) values "
                + "('old', '+1', now() - interval '40 days', true, ''), ('new', '+1', now(), true, '')");
        desk.sql(
                "insert into grade_line (line_id, patient, grading_system, grade, upper, completeness, since, known_at, flags) "
                        + "values ('old', 'p', 's', 0, 0, 'COMPLETE', now(), now() - interval '500 days', '[]'), "
                        + "('new', 'p', 's', 0, 0, 'COMPLETE', now(), now(), '[]')");
        assertThat(desk.bean(Retention.class).apply()).isTrue();
        assertThat(desk.sql("select id from alert order by id")).containsExactly("closed", "long-open");
        assertThat(desk.sql("select alert_id from alert_event where kind = 'NOTED' order by alert_id"))
                .containsExactly("closed", "long-open");
        assertThat(desk.sql("select message_id from reply")).containsExactly("new");
        assertThat(desk.sql("select line_id from grade_line")).containsExactly("new");
    }

    /** In one statement, since the service's own look at what is old may come in between. */
    private static void alert(String id, String state, String ago) {
        desk.sql("""
                with a as (
                    insert into alert (id, code, patient, state, priority, page, cause, at, raised_at, closed_at, summary)
                    values ('%1$s', '%1$s', 'p', '%2$s', 'LOW', false, 'CRS_ROSE', now(), now(), now() - interval '%3$s', '')),
                e as (insert into alert_event (alert_id, kind, at) values ('%1$s', 'NOTED', now() - interval '%3$s'))
                insert into page_try (page_id, attempt, alert_id, kind, person, round, channel, provider, address, title,
                    body, priority, state, created_at, changed_at)
                values ('%1$s', 1, '%1$s', 'PAGE', 'x', 0, 'SMS', 'sms-a', '+1', '', '', 'LOW', 'DELIVERED', now(), now())
                """.formatted(id, state, ago));
    }
}
