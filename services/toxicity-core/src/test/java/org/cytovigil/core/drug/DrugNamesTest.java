// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.cytovigil.core.table.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as they are charted, read as a pharmacist would read them. */
class DrugNamesTest {
    private final DrugTable table = DrugTable.load();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            norepinephrine                                                  | norepinephrine
            Norepinephrine Bitartrate                                       | norepinephrine
            norepinephrine bitartrate 16 mcg/mL in D5W infusion             | norepinephrine
            NOREPINEPHRINE-DEXTROSE 5% 8 mg/250 mL IV soln                  | norepinephrine
            Noradrenaline (as tartrate) 4mg/4ml                             | norepinephrine
            noradrenalin 1 mg/ml                                            | norepinephrine
            Noradrenalin Perfusor 5 mg/50 ml                                | norepinephrine
            noradrénaline                                                   | norepinephrine
            NORADRÉNALINE tartrate                                         | norepinephrine
            norépinéphrine 16 mg                                            | norepinephrine
            noradrenalina                                                   | norepinephrine
            norepinefrina bitartrato                                        | norepinephrine
            Norepinephrinhydrogentartrat                                    | norepinephrine
            Adrenalina 1 mg/ml                                              | epinephrine
            Suprarenin                                                      | epinephrine
            Epinefrin                                                       | epinephrine
            Dopamin 250 mg                                                  | dopamine
            Dopamina                                                        | dopamine
            fenilefrina                                                     | phenylephrine
            Fenylefrine                                                     | phenylephrine
            Vasopressina                                                    | vasopressin
            Dobutamina                                                      | dobutamine
            Milrinon                                                        | milrinone
            Akrinor                                                         | cafedrine and theodrenaline
            Dexametasona                                                    | dexamethasone
            Dexamethason Augentropfen                                       | dexamethasone LOCAL
            Adrenalin Inhalationslösung                                     | epinephrine LOCAL
            hidrocortisona                                                  | hydrocortisone
            Hydrocortison Creme                                             | hydrocortisone LOCAL
            metilprednisolona                                               | methylprednisolone
            Pseudoephedrin                                                  | pseudoephedrine
            noradrenalinartig                                               | UNSETTLED
            Levophed                                                        | norepinephrine
            Zarxio                                                          | filgrastim
            Filgrastim-sndz 480 mcg/0.8 mL syringe                          | filgrastim
            tbo-filgrastim                                                  | filgrastim
            GRANIX                                                          | filgrastim
            Fulphila 6 mg/0.6 mL                                            | pegfilgrastim
            Udenyca                                                         | pegfilgrastim
            pegfilgrastim-cbqv                                              | pegfilgrastim
            Granocyte 34                                                    | lenograstim
            Lonquex                                                         | lipegfilgrastim
            Rolvedon                                                        | eflapegrastim
            Efbemalenograstim alfa-vuxw                                     | efbemalenograstim alfa
            Ryzneuta                                                        | efbemalenograstim alfa
            Leukine                                                         | sargramostim
            levophed 4 mg in NaCl 0.9 % 250 mL                              | norepinephrine
            Phenylephrine (50/250)                                          | phenylephrine
            phenylephrine HCl 100 mcg/mL syringe                            | phenylephrine
            Neo-Synephrine                                                  | phenylephrine
            phenylephrine 2.5 % ophthalmic drops                            | phenylephrine LOCAL
            EPINEPHrine                                                     | epinephrine
            epinephrine 0.1 mg/mL inj                                       | epinephrine
            racepinephrine 2.25 % nebulizer                                 | racepinephrine
            racemic epinephrine neb                                         | racepinephrine
            pseudoephedrine                                                 | pseudoephedrine
            Levarterenol bitartrate 4 mg/250 mL                             | norepinephrine
            Nor-Adrenaline 4 mg/50 ml                                       | norepinephrine
            NOR EPINEPHRINE                                                 | norepinephrine
            Nor-Epinephrin Perfusor                                         | norepinephrine
            Pseudo-Ephedrine 60 mg                                          | pseudoephedrine
            Effortil                                                        | etilefrine
            mephentermine sulphate 30 mg                                    | mephentermine
            felypressin                                                     | felypressin
            lypressin                                                       | lypressin
            methylene blue 1 %                                              | methylthioninium chloride
            lidocaine-epinephrine 1 %-1:100000                              | UNSETTLED
            norepinephrine / placebo                                        | UNSETTLED
            norepinephrine or placebo                                       | UNSETTLED
            norepinephrine + vasopressin                                    | UNSETTLED
            xnorepinephrinex                                                | UNSETTLED
            vasopressin 20 units/100 mL                                     | vasopressin
            angiotensin II 2.5 mg                                           | angiotensin ii
            dexamethasone sodium phosphate 4 mg/mL                          | dexamethasone
            Dexamethasone 0.1 % eye drops                                   | dexamethasone LOCAL
            hydrocortisone 1 % cream                                        | hydrocortisone LOCAL
            hydrocortisone sodium succinate                                 | hydrocortisone
            methylPREDNISolone sodium succ                                  | methylprednisolone
            Solu-Medrol 1 g                                                 | methylprednisolone
            betamethasone                                                   | betamethasone
            tocilizumab-aazg                                                | tocilizumab
            Tocilizumab 8 mg/kg IV                                          | tocilizumab
            infliximab-dyyb                                                 | infliximab
            ruxolitinib phosphate 5 mg tab                                  | ruxolitinib
            acetaminophen (TYLENOL) tablet 650 mg                           | paracetamol
            paracetamol/codeine                                             | paracetamol
            acetylsalicylic acid                                            | acetylsalicylic acid
            propofol 10 mg/mL emulsion                                      | propofol
            fentaNYL citrate 50 mcg/mL infusion                             | fentanyl
            morphine sulfate PCA                                            | morphine
            apomorphine                                                     | apomorphine
            bupivacaine 0.1 % / fentanyl 2 mcg/mL epidural                  | bupivacaine
            thiopentone sodium                                              | thiopental
            Nimbex 2 mg/mL                                                  | cisatracurium
            cisatracurium besylate                                          | cisatracurium
            esketamine                                                      | ketamine
            alfentanil infusion                                             | alfentanil
            ustekinumab-auub                                                | ustekinumab
            Cosentyx 300 mg                                                 | secukinumab
            certolizumab 400 mg                                             | certolizumab pegol
            tofacitinib citrate                                             | tofacitinib
            deuruxolitinib                                                  | deuruxolitinib
            Xeljanz XR 11 mg                                                | tofacitinib
            oxaprozin                                                       | oxaprozin
            Acide méfénamique 250 mg                                        | mefenamic acid
            Mefenaminsäure                                                  | mefenamic acid
            ácido acetilsalicílico 100 mg                                   | acetylsalicylic acid
            Acetylsalicylsäure                                              | acetylsalicylic acid
            ASS 100                                                         | acetylsalicylic acid
            choline magnesium trisalicylate                                 | choline magnesium trisalicylate
            bismuth subsalicylate                                           | UNKNOWN
            methyl salicylate ointment                                      | UNKNOWN
            Percocet 5-325                                                  | paracetamol
            co-codamol 30/500                                               | paracetamol
            Nolotil                                                         | metamizole
            Solu-Decortin H 250 mg                                          | prednisolone
            Decortin H 20 mg                                                | prednisolone
            meprednisone                                                    | meprednisone
            dexibuprofen                                                    | dexibuprofen
            aminophenazone                                                  | aminophenazone
            gabapentin                                                      | UNKNOWN
            glucosamine                                                     | UNKNOWN
            ondansetron 4 mg                                                | UNKNOWN
            sodium chloride 0.9 %                                           | UNKNOWN
            potassium phosphate                                             | UNKNOWN
            """)
    void aNameIsReadAsTheSubstanceThatItNames(String charted, String meaning) {
        assertThat(told(table.read(charted))).isEqualTo(meaning);
    }

    /** One root for two substances would make one drug of them. */
    @Test
    void noTwoSubstancesHaveOneRoot() {
        Map<String, String> roots = new HashMap<>();
        for (String name : table.names()) {
            if (name.length() < 8 || !name.matches("[a-z]+")) {
                continue;
            }
            String substance = table.find(name).orElseThrow().substance();
            assertThat(roots.putIfAbsent(InternationalNames.fold(name), substance))
                    .as(name)
                    .isIn(null, substance);
        }
    }

    private static String told(DrugReading reading) {
        if (reading instanceof DrugReading.Known known) {
            boolean local = known.drug().role() == DrugRole.OTHER
                    && List.of("phenylephrine", "dexamethasone", "hydrocortisone", "epinephrine")
                            .contains(known.drug().substance());
            return known.drug().substance() + (local ? " LOCAL" : "");
        }
        return reading instanceof DrugReading.Unknown ? "UNKNOWN" : "UNSETTLED";
    }

    /** A synonym masks as long as its substance, whatever row is read. */
    @Test
    void aSubstanceHasOneRoleAndOneRule() {
        Map<String, DrugTable.Drug> drugs = new HashMap<>();
        for (String name : table.names()) {
            DrugTable.Drug drug = table.find(name).orElseThrow();
            assertThat(drugs.putIfAbsent(drug.substance(), drug)).as(name).isIn(null, drug);
        }
    }

    /** Whatever stands around a known name, it is never read as nothing. */
    @Test
    void whatIsWrittenAroundAKnownNameNeverMakesItUnknown() {
        long seed = 20_261_129L;
        Random random = new Random(seed);
        List<String> names = CsvTable.beside(DrugTable.class, "drugs.csv").stream()
                .map(cells -> cells.get(0))
                .toList();
        List<String> around = List.of(
                "",
                " ",
                "16 mcg/mL ",
                " in D5W",
                " (HCl)",
                " 0.9 %",
                " infusion",
                " IV ",
                "*",
                "#2 ",
                " - std ",
                " protocol b");
        for (int number = 0; number < 20_000; number++) {
            String name = names.get(random.nextInt(names.size()));
            String charted = around.get(random.nextInt(around.size())) + " "
                    + (random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : name) + " "
                    + around.get(random.nextInt(around.size()));
            assertThat(table.read(charted))
                    .as("'%s', seed %s", charted, seed)
                    .isNotInstanceOf(DrugReading.Unknown.class);
        }
    }
}
