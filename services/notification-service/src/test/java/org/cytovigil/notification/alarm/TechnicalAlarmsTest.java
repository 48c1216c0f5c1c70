// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cytovigil.notification.virtual.HandClock;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.junit.jupiter.api.Test;

/** Alarms for those who look after the system: told, told again where they do not end, and not at each look. */
class TechnicalAlarmsTest {
    private final VirtualPaging paging = new VirtualPaging();

    private double counted() {
        return paging.meters.counter("cytovigil.technical.alarms").count();
    }

    @Test
    void eachAlarmIsCountedAndOnTheAuditTrail() {
        paging.alarms.raise("5B", "one");
        paging.alarms.raise("5B", "one");
        assertThat(counted()).isEqualTo(2);
        assertThat(paging.audited("TECHNICAL_ALARM")).containsExactly("5B", "5B");
    }

    @Test
    void whatIsMetAgainAndAgainIsToldOnceAnHour() {
        paging.alarms.raiseOnce("5B", "one");
        paging.clock.pass(Duration.ofHours(1).minusNanos(1));
        paging.alarms.raiseOnce("5B", "one");
        assertThat(counted()).isEqualTo(1);
        paging.clock.pass(Duration.ofNanos(1));
        paging.alarms.raiseOnce("5B", "one");
        assertThat(counted()).isEqualTo(2);
    }

    @Test
    void anotherSubjectAndAnotherTextAreOtherAlarms() {
        paging.alarms.raiseOnce("5B", "one");
        paging.alarms.raiseOnce("6E", "one");
        paging.alarms.raiseOnce("5B", "two");
        assertThat(counted()).isEqualTo(3);
    }

    @Test
    void aClockThatIsSetBackSilencesNone() {
        paging.alarms.raiseOnce("5B", "one");
        paging.clock.set(HandClock.START.minus(Duration.ofDays(1)));
        paging.clock.pass(Duration.ofHours(1));
        paging.alarms.raiseOnce("5B", "one");
        assertThat(counted()).isEqualTo(2);
    }

    @Test
    void moreThanAnybodyCouldRememberAreToldRatherThanForgotten() {
        for (int subject = 0; subject < 1001; subject++) {
            paging.alarms.raiseOnce("subject-" + subject, "one");
        }
        paging.alarms.raiseOnce("subject-0", "one");
        assertThat(counted()).isEqualTo(1002);
    }
}
