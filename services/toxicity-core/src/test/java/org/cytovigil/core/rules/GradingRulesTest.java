// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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
                .hasMessageContaining("above zero");
    }
}
