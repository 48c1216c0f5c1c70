// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.MarkerName;
import org.cytovigil.core.table.CsvTable;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClinicalCodesTest {
    private static final int[][] DIHEDRAL = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 4, 0, 6, 7, 8, 9, 5}, {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
        {3, 4, 0, 1, 2, 8, 9, 5, 6, 7}, {4, 0, 1, 2, 3, 9, 5, 6, 7, 8}, {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
        {6, 5, 9, 8, 7, 1, 0, 4, 3, 2}, {7, 6, 5, 9, 8, 2, 1, 0, 4, 3}, {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
        {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
    };
    private static final int[] TURN = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

    private final ClinicalCodes codes = codes("");

    private static ClinicalCodes codes(String rows) {
        return new ClinicalCodes(Settings.of(Map.of("ingest.codes", rows)));
    }

    private String meaning(Code... sent) {
        ClinicalCodes.Choice choice = codes.among(List.of(sent));
        return choice.conflict()
                ? "conflict"
                : choice.meanings().stream().map(Meaning::name).toList().toString();
    }

    @ParameterizedTest
    @CsvSource({
        "SNOMED,80515008,[HEPATOMEGALY]",
        "SNOMED,36760000,'[HEPATOMEGALY, SPLENOMEGALY]'",
        "ICD10,K85.9,[PANCREATITIS]",
        "ICD10,k85,[PANCREATITIS]",
        "ICD10,K86.0,[]",
        "ICD10,R16.0,[HEPATOMEGALY]",
        "ICD10,R16.9,[]",
        "LOINC,21823-0,[BCR_ABL1]",
        "CYTOVIGIL,HVPG,[HVPG]",
        "CYTOVIGIL,GRADE,[grade]",
        "CYTOVIGIL,NOTHING,[]",
        "l,80515008,[]"
    })
    void aCodeMeansWhatItsTableSays(String vocabulary, String code, String meaning) {
        assertThat(meaning(new Code(vocabulary, code))).isEqualTo(meaning);
    }

    @Test
    void everyKindAndMarkerIsACodeOfOurOwn() {
        assertThat(Stream.concat(Stream.of(FindingKind.values()), Stream.of(MarkerName.values())))
                .allSatisfy(word -> assertThat(meaning(new Code("CYTOVIGIL", word.toString())))
                        .isEqualTo("[" + word + "]"));
    }

    @Test
    void twoCodesOfOneThingAreOneAndOfTwoThingsNone() {
        assertThat(meaning(new Code("SNOMED", "197456007"), new Code("ICD10", "K85.9")))
                .isEqualTo("[PANCREATITIS]");
        assertThat(meaning(new Code("SNOMED", "197456007"), new Code("ICD10", "J90")))
                .isEqualTo("conflict");
        assertThat(codes.among(List.of(new Code("LOINC", "21821-4"), new Code("LOINC", "21822-2")))
                        .meanings())
                .singleElement()
                .satisfies(meaning -> assertThat(meaning.fields()).containsEntry("target", "P210"));
    }

    @Test
    void aSiteSaysWhatItsOwnCodesMean() {
        ClinicalCodes site = codes("L HEPTEND = HEPATOMEGALY painful=true;\n99LAB MRDF = MRD method=FLOW target=IG_TR");
        assertThat(site.among(List.of(new Code(Vocabularies.named("L"), "HEPTEND")))
                        .meanings())
                .containsExactly(new Meaning(Meaning.What.FINDING, "HEPATOMEGALY", Map.of("painful", "true")));
        assertThat(site.among(List.of(new Code(Vocabularies.named("99lab"), "MRDF")))
                        .meanings())
                .containsExactly(
                        new Meaning(Meaning.What.OBSERVATION, "MRD", Map.of("method", "FLOW", "target", "IG_TR")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"L = ASCITES", "L A B = ASCITES", "L X = BELLY", "L X = ASCITES big=1", "SCT 80515008 = ASCITES"
            })
    void aRowThatCannotBeStopsTheStart(String row) {
        assertThatThrownBy(() -> codes(row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ingest.codes: ");
    }

    @ParameterizedTest
    @CsvSource({
        "http://snomed.info/sct,SNOMED",
        "SCT,SNOMED",
        "https://loinc.org/,LOINC",
        "LN,LOINC",
        "I10,ICD10",
        "http://fhir.de/CodeSystem/bfarm/icd-10-gm,ICD10",
        "99LAB,99lab"
    })
    void aSystemIsKnownByAnyOfItsNames(String sent, String name) {
        assertThat(Vocabularies.named(sent)).isEqualTo(name);
    }

    /** A code that was typed wrong fails its check digit: Verhoeff of SNOMED CT, modulus 10 of LOINC. */
    @Test
    void theCodesOfTheTablesHaveTheirCheckDigits() {
        for (String table : List.of("finding-codes.csv", "finding-answers.csv", "body-sites.csv")) {
            for (List<String> cells : CsvTable.beside(ClinicalCodes.class, table)) {
                if (cells.get(0).equals("SNOMED")) {
                    assertThat(verhoeff(cells.get(1))).as(cells.get(1)).isZero();
                } else if (cells.get(0).equals("LOINC") && !cells.get(1).startsWith("LA")) {
                    assertThat(modulus10(cells.get(1))).as(cells.get(1)).isTrue();
                }
            }
        }
    }

    private static int verhoeff(String code) {
        int check = 0;
        for (int place = 0; place < code.length(); place++) {
            int digit = code.charAt(code.length() - 1 - place) - '0';
            for (int turn = 0; turn < place % 8; turn++) {
                digit = TURN[digit];
            }
            check = DIHEDRAL[check][digit];
        }
        return check;
    }

    private static boolean modulus10(String code) {
        int sum = 0;
        int dash = code.indexOf('-');
        for (int place = 0; place < dash; place++) {
            int digit = code.charAt(dash - 1 - place) - '0';
            int counted = place % 2 == 0 ? 2 * digit : digit;
            sum += counted / 10 + counted % 10;
        }
        return (10 - sum % 10) % 10 == code.charAt(dash + 1) - '0';
    }
}
