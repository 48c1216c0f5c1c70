// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.grading.Suggestion;
import org.cytovigil.core.grading.Topic;
import org.cytovigil.core.rules.GradingRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuggestedActionsTest {
    private final SuggestedActions actions = SuggestedActions.load();
    private static final GradingRules RULES = GradingRules.defaults();
    private static final Instant NOW = Instant.parse("2026-01-15T20:00:00Z");

    @Test
    void anAdultWithCrsThreeHasTheSuggestionsOfTheGuideline() {
        assertThat(texts(Toxicity.CRS, 3, person(45, "80")))
                .containsExactly(
                        "Consider intensive care and an echocardiogram, per site protocol",
                        "Consider tocilizumab if its limit is not reached: 640 mg (8 mg/kg for 80 kg)",
                        "Consider dexamethasone intravenously with a rapid taper: 10 mg every 6 hours",
                        "If refractory, consider what is suggested for grade 4");
    }

    @Test
    void aChildHasDosesByWeight() {
        assertThat(texts(Toxicity.ICANS, 2, person(8, "17")))
                .contains("Consider dexamethasone intravenously: 0.5 mg/kg (at most 10 mg) per dose, 8.5 mg for 17 kg");
        assertThat(texts(Toxicity.ICANS, 2, person(12, "40")))
                .contains("Consider dexamethasone intravenously: 0.5 mg/kg (at most 10 mg) per dose, 10 mg for 40 kg");
        assertThat(texts(Toxicity.CRS, 2, person(17, "17")))
                .contains("Consider tocilizumab: 204 mg (12 mg/kg for 17 kg)");
        assertThat(texts(Toxicity.ICANS, 2, person(18, "40")))
                .contains("Consider dexamethasone intravenously: 10 mg, 2 doses, then every 6 to 12 hours");
    }

    @Test
    void withoutAFreshWeightNoTextShowsADose() {
        Weight old = new Weight(BigDecimal.TEN, NOW.minus(Duration.ofDays(8)));
        for (ActionContext context : List.of(
                context(5, null, List.of()),
                context(45, null, List.of()),
                context(5, old, List.of()),
                context(45, old, List.of()))) {
            for (int grade = 1; grade <= 4; grade++) {
                for (Toxicity toxicity : Toxicity.values()) {
                    assertThat(actions.of(RULES, toxicity, grade, context))
                            .allSatisfy(s -> assertThat(s.text()).doesNotContainPattern("\\d m[gL]"));
                }
            }
        }
        assertThat(find("DEXAMETHASONE", 3, context(45, null, List.of())).withheld())
                .isEqualTo("no dose shown: weight is missing");
        assertThat(find("TOCILIZUMAB", 3, context(45, old, List.of())).withheld())
                .isEqualTo("weight is older than 7 days");
    }

    @Test
    void tocilizumabIsWithheldWithItsReason() {
        Suggestion early = find("TOCILIZUMAB", 2, context(45, weight("80"), List.of(NOW.minus(Duration.ofHours(2)))));
        assertThat(early.isWithheld()).isTrue();
        assertThat(early.withheld()).isEqualTo("last dose less than 8 h ago; not before 02:00 UTC");
        Instant day = NOW.minus(Duration.ofDays(3));
        Suggestion limit = find("TOCILIZUMAB", 2, context(45, weight("80"), List.of(day, day, day, day)));
        assertThat(limit.withheld()).isEqualTo("limit reached: 4 of 4 doses given");
        assertThat(find("DEXAMETHASONE", 2, context(45, weight("80"), List.of(day, day, day, day)))
                        .isWithheld())
                .isFalse();
    }

    @Test
    void bothToxicitiesTogetherAreSaid() {
        ActionContext both = new ActionContext(NOW, 45, weight("80"), List.of(), false, null, null, false, true);
        assertThat(codes(Toxicity.ICANS, 1, both)).contains("BOTH_TOXICITIES");
        assertThat(codes(Toxicity.CRS, 2, both)).contains("BOTH_TOXICITIES");
        assertThat(codes(Toxicity.CRS, 0, both)).isEmpty();
    }

    @Test
    void aTaperIsWatchedUntilTwoDaysAfterItsEnd() {
        assertThat(codes(Toxicity.ICANS, 0, taper(true, null))).containsExactly("ICE_AFTER_TAPER");
        assertThat(codes(
                        Toxicity.ICANS,
                        0,
                        taper(false, NOW.minus(Duration.ofDays(2)).plusSeconds(1))))
                .containsExactly("ICE_AFTER_TAPER");
        assertThat(codes(Toxicity.ICANS, 0, taper(false, NOW.minus(Duration.ofDays(2)))))
                .isEmpty();
        assertThat(codes(Toxicity.CRS, 0, taper(true, null))).isEmpty();
    }

    @Test
    void duringBlinatumomabTheLabelIsPointedAt() {
        ActionContext infused =
                new ActionContext(NOW, 45, weight("80"), List.of(), false, null, Product.BLINATUMOMAB, false, false);
        assertThat(codes(Toxicity.CRS, 1, infused)).contains("LABEL");
        assertThat(codes(Toxicity.CRS, 1, person(45, "80"))).doesNotContain("LABEL");
    }

    @Test
    void everyGradeOfBothHasAPlaceAndADrug() {
        for (Toxicity toxicity : Toxicity.values()) {
            for (int grade = 1; grade <= 4; grade++) {
                for (ActionContext context : List.of(person(45, "80"), person(8, "20"))) {
                    assertThat(actions.of(RULES, toxicity, grade, context))
                            .extracting(Suggestion::topic)
                            .contains(Topic.WHERE, Topic.DRUG)
                            .isSorted();
                }
            }
        }
    }

    @Test
    void everySuggestionIsWordedAsSupport() {
        ActionContext all =
                new ActionContext(NOW, 45, weight("80"), List.of(), true, null, Product.BLINATUMOMAB, false, true);
        for (Toxicity toxicity : Toxicity.values()) {
            for (int grade = 0; grade <= 4; grade++) {
                assertThat(actions.of(RULES, toxicity, grade, all))
                        .allSatisfy(s -> assertThat(s.text().toLowerCase(Locale.ROOT))
                                .containsAnyOf("consider", "per site protocol"))
                        .allSatisfy(s -> assertThat(s.source()).isNotEmpty());
            }
        }
    }

    private static ActionContext person(int age, String kilograms) {
        return context(age, weight(kilograms), List.of());
    }

    private static Weight weight(String kilograms) {
        return new Weight(new BigDecimal(kilograms), NOW);
    }

    private static ActionContext context(int age, @Nullable Weight weight, List<Instant> tocilizumab) {
        return new ActionContext(NOW, age, weight, tocilizumab, false, null, null, false, false);
    }

    private static ActionContext taper(boolean running, @Nullable Instant stopped) {
        return new ActionContext(NOW, 45, weight("80"), List.of(), running, stopped, null, false, false);
    }

    private List<String> texts(Toxicity toxicity, int grade, ActionContext context) {
        return actions.of(RULES, toxicity, grade, context).stream()
                .map(Suggestion::text)
                .toList();
    }

    private List<String> codes(Toxicity toxicity, int grade, ActionContext context) {
        return actions.of(RULES, toxicity, grade, context).stream()
                .map(Suggestion::code)
                .toList();
    }

    private Suggestion find(String code, int grade, ActionContext context) {
        return actions.of(RULES, Toxicity.CRS, grade, context).stream()
                .filter(suggestion -> suggestion.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
