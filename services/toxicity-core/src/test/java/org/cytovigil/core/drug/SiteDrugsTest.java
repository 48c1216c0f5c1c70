// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.cytovigil.core.fact.DrugCode;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteDrugsTest {
    private static DrugTable with(String rows) {
        return GradingRules.from(Map.of("drugs", rows)).drugs();
    }

    private static DrugTable.Drug known(String rows, String charted) {
        return ((DrugReading.Known) with(rows).read(charted)).drug();
    }

    @ParameterizedTest
    @CsvSource({
        "NA DRIP ICU = norepinephrine, na drip icu, norepinephrine, VASOPRESSOR",
        "na drip icu=Levophed, '  Na   Drip ICU ', norepinephrine, VASOPRESSOR",
        "studymab-2 = L04AC, StudyMab-2, studymab-2, ANTICYTOKINE",
        "press 9 = C01CA03, press 9, norepinephrine, VASOPRESSOR",
        "norepinephrine / placebo = norepinephrine, norepinephrine / placebo, norepinephrine, VASOPRESSOR",
        "house cream no 4 = other, house cream no 4, house cream no 4, OTHER"
    })
    void aNameOfTheSiteIsWhatItsRowSays(String rows, String charted, String substance, DrugRole role) {
        DrugTable.Drug drug = known(rows, charted);
        assertThat(drug.substance()).isEqualTo(substance);
        assertThat(drug.role()).isEqualTo(role);
    }

    @Test
    void aRowIsForTheWholeNameAndTakesNothingFromOthers() {
        DrugTable table = with("levo = norepinephrine\nna = norepinephrine");
        assertThat(table.read("levo 16 drip")).isInstanceOf(DrugReading.Unknown.class);
        for (String name : DrugTable.standard().names()) {
            assertThat(table.read(name)).as(name).isEqualTo(DrugTable.standard().read(name));
        }
        assertThat(DrugTable.standard().read("levo")).isInstanceOf(DrugReading.Unknown.class);
    }

    @Test
    void codesOfTheSiteAreKnown() {
        DrugTable table = with("rxnorm:99999999 = tocilizumab; ATC:X99XX01 = other; atc:C01CA98=norepinephrine");
        assertThat(table.find(new DrugCode(DrugCode.Vocabulary.RXNORM, "99999999"))
                        .orElseThrow()
                        .substance())
                .isEqualTo("tocilizumab");
        assertThat(table.find(new DrugCode(DrugCode.Vocabulary.ATC, "X99XX01"))).isPresent();
        assertThat(DrugTable.standard().find(new DrugCode(DrugCode.Vocabulary.ATC, "X99XX01")))
                .isEmpty();
    }

    @Test
    void twoDrugsOfOneClassAreTwoAndMaskByItsSetting() {
        String rows = "alpha-x = C01CA; beta-x = C01CA; studymab = L04AC";
        assertThat(known(rows, "alpha-x").substance())
                .isNotEqualTo(known(rows, "beta-x").substance());
        assertThat(known(rows, "studymab").maskingRule()).isEqualTo(RuleKey.MASKING_IL6.key());
    }

    @ParameterizedTest
    @CsvSource({
        "norepinephrine = other, known already",
        "Levophed = paracetamol, known already",
        "dexamethasone 8 mg = other, known already",
        "norepinephrine or placebo = other, cannot be without a part",
        "atc:C01CA03 = other, known already",
        "atc:C01CA98 = other, known already",
        "na drip = norepinefxrin, neither a drug",
        "na drip = X99, neither a drug",
        "na drip, is no row",
        "= norepinephrine, is no row",
        "na drip =, is no row",
        "a = other; A = norepinephrine, stands there twice"
    })
    void aRowThatWouldTakeAwayOrSaysNothingStopsTheStart(String rows, String why) {
        assertThatThrownBy(() -> with(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grading.drugs")
                .hasMessageContaining(why);
    }

    @Test
    void theEditionNamesTheRowsWhateverTheirOrder() {
        String plain = GradingRules.defaults().edition();
        assertThat(GradingRules.from(Map.of("drugs", " ; \n")).edition()).isEqualTo(plain);
        String one = GradingRules.from(Map.of("drugs", "a b = norepinephrine; c = other"))
                .edition();
        assertThat(GradingRules.from(Map.of("drugs", "C = other\nA  b=norepinephrine"))
                        .edition())
                .isEqualTo(one)
                .isNotEqualTo(plain);
    }
}
