// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.core.fact.DrugCode;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.table.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a drug stands for: by its code, by its class, and by the route that it is given by. */
class DrugClassesTest {
    private final DrugTable table = DrugTable.load();

    @ParameterizedTest
    @CsvSource({
        "ATC,C01CA03,norepinephrine",
        "ATC,L04AC07,tocilizumab",
        "ATC,H02AB99,other steroid",
        "ATC,L04AC99,other interleukin inhibitor",
        "ATC,L04AC10,secukinumab",
        "ATC,L04AA29,tofacitinib",
        "ATC,L04AF01,tofacitinib",
        "ATC,L01XE18,ruxolitinib",
        "ATC,L04AG09,emapalumab",
        "ATC,L04AA39,emapalumab",
        "ATC,B01AC06,acetylsalicylic acid",
        "ATC,N02AJ17,paracetamol",
        "ATC,M01AE12,oxaprozin",
        "ATC,C01CA19,fenoldopam",
        "ATC,C01CA98,other adrenergic",
        "RXNORM,7512,norepinephrine",
        "ATC,A01AA01,",
        "RXNORM,1,"
    })
    void aCodeStandsForItsSubstanceOrItsClass(DrugCode.Vocabulary system, String code, String substance) {
        assertThat(table.find(new DrugCode(system, code))
                        .map(DrugTable.Drug::substance)
                        .orElse(null))
                .isEqualTo(substance);
    }

    /**
     * What sedates, how a single dose counts, and where it does not reach the brain (docs/clinical/icans.md#sedation).
     */
    @ParameterizedTest
    @CsvSource({
        "propofol,SEDATIVE",
        "lorazepam,SEDATIVE_INFUSION",
        "phenobarbital sodium,SEDATIVE_INFUSION",
        "remifentanil 1 mg,SEDATIVE_INFUSION",
        "fentanyl 25 mcg/h transdermal patch,OTHER",
        "morphine intrathecal,OTHER",
        "midazolam intranasal,OTHER",
        "sevoflurane inhalation,SEDATIVE_GAS",
        "rocuronium bromide,MUSCLE_RELAXANT"
    })
    void aSedativeHasTheRoleOfItsRoute(String charted, DrugRole role) {
        assertThat(table.find(charted).map(DrugTable.Drug::role)).contains(role);
    }

    /** Whole classes hide a fever, each for its own time (docs/clinical/crs.md#drugs-that-hide-a-fever). */
    @ParameterizedTest
    @CsvSource({
        "L04AC, basiliximab daclizumab ustekinumab secukinumab brodalumab ixekizumab sirukumab guselkumab tildrakizumab"
                + " risankizumab netakimab bimekizumab spesolimab olokizumab mirikizumab levilimab sarilumab,"
                + " crs.masking.il6",
        "L04AB, etanercept infliximab afelimomab adalimumab certolizumab golimumab opinercept, crs.masking.tnf",
        "JAK, ruxolitinib fedratinib pacritinib momelotinib tofacitinib baricitinib upadacitinib filgotinib peficitinib"
                + " itacitinib deucravacitinib ritlecitinib abrocitinib, crs.masking.jak",
        "H02AB, fluocortolone prednylidene cloprednol meprednisone vamorolone deflazacort,"
                + " crs.masking.methylprednisolone",
        "H02AB, betamethasone paramethasone cortivazol, crs.masking.dexamethasone",
        "N02BB, phenazone antipyrine aminophenazone propyphenazone nifenazone phenacetin, crs.masking.antipyretic",
        "M01A, phenylbutazone tolmetin acemetacin lornoxicam fenoprofen loxoprofen oxaprozin niflumic rofecoxib"
                + " lumiracoxib diflunisal salsalate, crs.masking.nsaid"
    })
    void aClassIsKnownByNameToo(String code, String names, String rule) {
        assertThat(names.split(" "))
                .as(code)
                .allSatisfy(name -> assertThat(table.find(name).map(DrugTable.Drug::maskingRule))
                        .contains(rule));
    }

    @Test
    void everyRuleByWhichADrugHidesAFeverIsASetting() {
        List<String> rules = Stream.of("drugs.csv", "drug-classes.csv")
                .flatMap(table -> CsvTable.beside(DrugTable.class, table).stream())
                .map(row -> row.get(3))
                .filter(rule -> !rule.isEmpty())
                .toList();
        assertThat(rules)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(RuleKey.of(rule).isDuration()).isTrue());
    }
}
