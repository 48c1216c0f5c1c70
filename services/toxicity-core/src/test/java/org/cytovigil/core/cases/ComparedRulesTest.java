// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cytovigil.core.alerting.AlertCause;
import org.cytovigil.core.offline.RuleComparison;
import org.cytovigil.core.offline.RuleComparison.AlertDifference;
import org.cytovigil.core.offline.RuleComparison.Difference;
import org.cytovigil.core.offline.RuleComparison.GradeDifference;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

class ComparedRulesTest {
    private static final String GIVEN = "08:00 T 38.4; 08:00 SBP 92; 08:05 SBP 91; 09:00 SBP 118; 09:10 HR 80";

    private static List<Difference> compare(Map<String, String> candidate) {
        CaseFacts facts = CaseFacts.read(GIVEN);
        return new RuleComparison(GradingCatalogue.standard(), GradingRules.defaults(), GradingRules.from(candidate))
                .of(facts.facts(), facts.until());
    }

    @Test
    void theSameRulesDifferInNothing() {
        assertThat(compare(Map.of())).isEmpty();
        assertThat(compare(Map.of("crs.hypotension.adult.sbp", "91"))).isEmpty();
    }

    @Test
    void aHigherLimitShowsTheGradeThatRisesAndWhereTheTwoAgreeAgain() {
        List<GradeDifference> grades = compare(Map.of("crs.hypotension.adult.sbp", "95")).stream()
                .filter(GradeDifference.class::isInstance)
                .map(GradeDifference.class::cast)
                .toList();
        assertThat(grades).hasSize(2);
        GradeDifference differs = grades.get(0);
        assertThat(differs.at()).isEqualTo(CaseFacts.time("08:00"));
        assertThat(differs.system()).isEqualTo("astct-crs-2019");
        assertThat(differs.was())
                .isNotNull()
                .satisfies(was -> assertThat(was.grade()).isEqualTo(1));
        assertThat(differs.wouldBe())
                .isNotNull()
                .satisfies(would -> assertThat(would.grade()).isEqualTo(2));
        assertThat(grades.get(1).agrees()).isTrue();
        assertThat(grades.get(1).at()).isEqualTo(CaseFacts.time("09:00"));
    }

    @Test
    void anAlertThatOnlyTheCandidateRaisesIsOne() {
        List<AlertDifference> alerts = compare(Map.of("crs.hypotension.adult.sbp", "95")).stream()
                .filter(AlertDifference.class::isInstance)
                .map(AlertDifference.class::cast)
                .filter(each -> each.was() == null)
                .toList();
        assertThat(alerts).anySatisfy(each -> {
            assertThat(each.at()).isEqualTo(CaseFacts.time("08:05"));
            assertThat(each.wouldBe())
                    .isNotNull()
                    .satisfies(step -> assertThat(step.cause()).isEqualTo(AlertCause.CRS_ROSE));
        });
    }

    @Test
    void anAlertThatComesEarlierDiffersInItsTime() {
        CaseFacts facts = CaseFacts.read("08:00 T 38.4; 08:00 SBP 84; 09:00 HR 90");
        List<Difference> found = new RuleComparison(
                        GradingCatalogue.standard(),
                        GradingRules.defaults(),
                        GradingRules.from(Map.of("crs.hypotension.wait", "PT5M")))
                .of(facts.facts(), facts.until());
        assertThat(found).filteredOn(GradeDifference.class::isInstance).isEmpty();
        assertThat(found).anySatisfy(each -> {
            AlertDifference alert = (AlertDifference) each;
            assertThat(alert.was())
                    .isNotNull()
                    .satisfies(step -> assertThat(step.raisedAt()).isEqualTo(CaseFacts.time("08:15")));
            assertThat(alert.wouldBe())
                    .isNotNull()
                    .satisfies(step -> assertThat(step.raisedAt()).isEqualTo(CaseFacts.time("08:05")));
        });
    }
}
