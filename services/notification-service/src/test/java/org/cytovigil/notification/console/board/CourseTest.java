// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.notification.ledger.TherapyRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Day and cycle, counted in the ward's calendar. */
class CourseTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Test
    void daysAfterCarTCountFromZeroByTheCalendarOfTheWard() {
        Course course =
                course("2026-01-15T00:30:00Z", step("2026-01-10T22:30:00Z", "TISAGENLECLEUCEL", "INFUSED", "null"));
        assertThat(course).isEqualTo(new Course(Product.TISAGENLECLEUCEL, TherapyPhase.INFUSED, 5, null, true));
    }

    @Test
    void daysOfACycleCountFromOneSinceTheInfusionBeganAndAStepDoesNotBeginAnew() {
        Course course = course(
                "2026-01-15T12:00:00Z",
                step("2026-01-01T08:00:00Z", "BLINATUMOMAB", "STARTED", "1"),
                step("2026-01-10T08:00:00Z", "BLINATUMOMAB", "STARTED", "2"),
                step("2026-01-14T08:00:00Z", "BLINATUMOMAB", "STEPPED", "2"));
        assertThat(course).isEqualTo(new Course(Product.BLINATUMOMAB, TherapyPhase.STEPPED, 6, 2, false));
    }

    @Test
    void withoutAStepNothingIsKnown() {
        assertThat(course("2026-01-15T12:00:00Z")).isNull();
    }

    private static @Nullable Course course(String now, TherapyRow... steps) {
        return Course.of(Arrays.asList(steps), Instant.parse(now), ZONE);
    }

    private static TherapyRow step(String at, String product, String phase, String cycle) {
        return new TherapyRow(
                "p1",
                Instant.parse(at),
                "{\"product\":\"%s\",\"phase\":\"%s\",\"cycle\":%s}".formatted(product, phase, cycle));
    }
}
