// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradingRulesTest {
    @Test
    void aChangeIsTakenInAnyCaseAndChangesTheEdition() {
        GradingRules changed = GradingRules.from(Map.of("crs.carry.prewindow", "PT8H"));
        assertThat(changed.duration(RuleKey.CRS_CARRY_PRE_WINDOW)).isEqualTo(Duration.ofHours(8));
        assertThat(changed.edition()).isNotEqualTo(GradingRules.defaults().edition());
        assertThat(GradingRules.from(Map.of("crs.hypotension.adult.sbp", "90.0"))
                        .edition())
                .isEqualTo(GradingRules.defaults().edition());
    }

    @Test
    void anUnknownKeyIsNamedWithTheNearestKnownOne() {
        assertThatThrownBy(() -> GradingRules.from(Map.of("crs.fever.windows", "PT8H")))
                .hasMessage("unknown key grading.crs.fever.windows; the nearest known is grading.crs.fever.window");
    }

    @Test
    void aValueThatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> GradingRules.from(Map.of("crs.fever.window", "a day")))
                .hasMessageContaining("grading.crs.fever.window");
        assertThatThrownBy(() -> GradingRules.from(Map.of("crs.fever.window", "-PT1H")))
                .hasMessageContaining("from PT1H to PT72H");
    }

    @Test
    void everyDefaultIsAllowedAndWhatLiesBeyondTheEndsIsNot() {
        for (RuleKey key : RuleKey.values()) {
            assertThat(GradingRules.from(Map.of(key.key(), key.fallback())).edition())
                    .isEqualTo(GradingRules.defaults().edition());
            String beyond = key.isDuration() ? "P1000D" : "1000000";
            assertThatThrownBy(() -> GradingRules.from(Map.of(key.key(), beyond)))
                    .hasMessageContaining("grading." + key.key() + ": expected")
                    .hasMessageContaining("not " + beyond);
        }
    }

    @Test
    void aSwitchIsAWholeNumber() {
        assertThatThrownBy(() -> GradingRules.from(Map.of("crs.pressors.countInotropes", "0.5")))
                .hasMessage("grading.crs.pressors.countInotropes: expected a whole number from 0 to 1, not 0.5");
        assertThatThrownBy(() -> GradingRules.from(Map.of("crs.hypoxia.spo2", "49.9")))
                .hasMessage("grading.crs.hypoxia.spo2: expected a decimal from 50 to 100, not 49.9");
    }

    @Test
    void limitsOfClassesRise() {
        assertThat(GradingRules.from(Map.of("vod.transaminases", "2.0,5, 8"))).satisfies(rules -> {
            assertThat(rules.limits(RuleKey.VOD_TRANSAMINASES).at(3)).isEqualByComparingTo("8");
            assertThat(rules.edition()).isEqualTo(GradingRules.defaults().edition());
        });
        assertThat(GradingRules.from(Map.of("vod.transaminases", "3, 5, 8")).edition())
                .isNotEqualTo(GradingRules.defaults().edition());
        for (String unusable :
                List.of("2, 5", "2, 5, 8, 9", "5, 5, 8", "8, 5, 2", "2, 5, x", "2, 5, 51", "", "2, 5,")) {
            assertThatThrownBy(() -> GradingRules.from(Map.of("vod.transaminases", unusable)))
                    .as(unusable)
                    .hasMessageStartingWith("grading.vod.transaminases: expected");
        }
        assertThatThrownBy(() -> GradingRules.from(Map.of("vod.days", "5.5, 7")))
                .hasMessage("grading.vod.days: expected a whole number from 1 to 60, not 5.5");
    }

    @Test
    void aValueThatEqualsALimitHasReachedItAndIsNotAboveIt() {
        Limits limits = GradingRules.defaults().limits(RuleKey.VOD_TRANSAMINASES);
        assertThat(limits.reachedBy(new BigDecimal("1.9"))).isZero();
        assertThat(limits.reachedBy(new BigDecimal("5.0"))).isEqualTo(2);
        assertThat(limits.exceededBy(new BigDecimal("5.0"))).isEqualTo(1);
        assertThat(limits.exceededBy(new BigDecimal("8.1"))).isEqualTo(limits.count());
    }
}
