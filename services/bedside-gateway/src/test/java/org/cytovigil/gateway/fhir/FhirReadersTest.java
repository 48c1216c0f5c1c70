// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.gateway.WhatIntakeTakes;
import org.cytovigil.gateway.codes.ClinicalCodes;
import org.cytovigil.gateway.codes.DrugChoice;
import org.cytovigil.gateway.codes.MdcNames;
import org.cytovigil.gateway.reception.PatientKeys;
import org.cytovigil.gateway.units.UnitNames;
import org.cytovigil.runtime.Settings;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FhirReadersTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Settings PLAIN = Settings.of(Map.of());

    private final Subjects subjects = new Subjects(PatientKeys.from(PLAIN));
    private final ObservedQuantities quantities = new ObservedQuantities(new UnitNames());
    private final ObservationResource observations = new ObservationResource(
            new MdcNames(),
            new ObservationResults(subjects, new Devices()),
            quantities,
            new ClinicalCodes(PLAIN),
            new CodedAnswers(quantities));
    private final AdministrationResource administrations =
            new AdministrationResource(subjects, quantities, new DrugChoice(DrugTable.standard()), Clock.systemUTC());

    private static Resource observation(String rest) {
        return resource("{'resourceType':'Observation','id':'o1','status':'final','subject':{'reference':'Patient/p1'},"
                + "'effectiveDateTime':'2026-01-03T10:15:00Z'," + rest + "}");
    }

    private static Resource resource(String json) {
        return (Resource) FHIR.newJsonParser().parseResource(json.replace('\'', '"'));
    }

    private static String loinc(String code) {
        return "'code':{'coding':[{'system':'http://loinc.org','code':'" + code + "'}]}";
    }

    private static String quantity(String value, String unit) {
        return "'valueQuantity':{'value':" + value + ",'unit':'" + unit + "'}";
    }

    private List<String> told(Resource resource) {
        return observations.read(resource, Surroundings.NONE).stream()
                .map(FhirReadersTest::told)
                .toList();
    }

    private static String told(Element element) {
        if (element instanceof Element.Event event) {
            return WhatIntakeTakes.of(event.fields(), "type", "id", "code", "value", "unit", "site", "device", "flow");
        }
        return element instanceof Element.Unusable unusable ? unusable.code() : "unused";
    }

    @Test
    void theFlowBesideASaturationIsOxygen() throws IOException {
        try (InputStream example = Objects.requireNonNull(
                FhirReadersTest.class.getResourceAsStream("/fhir/uscore-observation-satO2-fiO2.json"))) {
            Resource resource = (Resource) FHIR.newJsonParser().parseResource(example);
            assertThat(told(resource))
                    .containsExactly("observation satO2-fiO2 2708-6 95 %", "oxygen satO2-fiO2:3151-8 6");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10,L/min,oxygen o1 10",
        "10,liters/min,oxygen o1 10",
        "1500,mL/min,oxygen o1 1.500",
        "10,%,UNIT",
        "300,L/min,IMPLAUSIBLE"
    })
    void aFlowByItselfIsOxygen(String value, String unit, String told) {
        assertThat(told(observation(loinc("3151-8") + "," + quantity(value, unit))))
                .containsExactly(told);
    }

    @Test
    void aFlowThatWasNotTakenIsNotThere() {
        assertThat(told(observation(loinc("59408-5") + "," + quantity("95", "%") + ",'component':[{" + loinc("3151-8")
                        + ",'dataAbsentReason':{'text':'not asked'}}]")))
                .containsExactly("observation o1 59408-5 95 %", "unused");
        assertThat(told(observation(loinc("3151-8") + ",'valueCodeableConcept':{'text':'much'}")))
                .containsExactly("MALFORMED");
    }

    @ParameterizedTest
    @CsvSource({
        "84/50 mmHg,observation o1:8480-6 8480-6 84 mm[Hg],observation o1:8462-4 8462-4 50 mm[Hg]",
        "84/50,UNIT,UNIT",
        "84/50 kg,UNIT,UNIT"
    })
    void aBloodPressureInOneTextIsTwoPressures(String text, String systolic, String diastolic) {
        assertThat(told(observation(loinc("85354-9") + ",'valueString':'" + text + "'")))
                .containsExactly(systolic, diastolic);
    }

    @Test
    void whatIsNoPairOfPressuresIsRefusedAndAHeadingTellsNothing() {
        assertThat(told(observation(loinc("85354-9") + ",'valueString':'low'"))).containsExactly("MALFORMED");
        assertThat(told(observation(loinc("85354-9") + "," + quantity("84", "mmHg"))))
                .containsExactly("MALFORMED");
        assertThat(told(observation(loinc("85354-9") + ",'dataAbsentReason':{'text':'no cuff'}")))
                .containsExactly("unused");
        assertThat(told(observation(loinc("85354-9") + ",'valueString':'84/50','component':[{" + loinc("8480-6") + ","
                        + quantity("84", "mmHg") + "}]")))
                .containsExactly("unused", "observation o1:8480-6 8480-6 84 mm[Hg]");
    }

    @ParameterizedTest
    @CsvSource({
        "8310-5,39937001,SKIN",
        "8310-5,74262004,ORAL",
        "8310-5,91470000,AXILLARY",
        "8310-5,34402009,RECTAL",
        "8310-5,42859004,TYMPANIC",
        "8310-5,450721000,TEMPORAL",
        "8310-5,368209003,''",
        "8331-1,39937001,''"
    })
    void theBodySiteIsTheSiteOfATemperatureWhoseCodeSaysNone(String code, String site, String told) {
        assertThat(told(observation(loinc(code) + "," + quantity("38.6", "Cel")
                        + ",'bodySite':{'coding':[{'system':'http://snomed.info/sct','code':'" + site + "'}]}")))
                .containsExactly(("observation o1 " + code + " 38.6 Cel " + told).strip());
    }

    @Test
    void theBodySiteOfAPressureIsNone() {
        assertThat(told(observation(loinc("8480-6") + "," + quantity("84", "mmHg")
                        + ",'bodySite':{'coding':[{'system':'http://snomed.info/sct','code':'39937001'}]}")))
                .containsExactly("observation o1 8480-6 84 mm[Hg]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'code':{'text':'x'};false",
                "'focus':[{'reference':'Patient/p1'}];false",
                "'focus':[{'reference':'Patient/fetus'}];true",
                "'focus':[{'reference':'Device/d1'}];true",
                "'focus':[{'reference':'Patient/p1'},{'reference':'Patient/fetus'}];true",
                "'focus':[{'display':'the donor'}];true",
                "'focus':[{'identifier':{'value':'f1'}}];true",
                "'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/observation-focusCode',"
                        + "'valueCodeableConcept':{'text':'fetus'}}];true"
            })
    void anotherFocusThanTheSubjectIsSomebodyElse(String rest, boolean another) {
        assertThat(Modifiers.isOfAnother(observation(rest))).isEqualTo(another);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "'text':'frobnicate',true",
                "'text':'tocilizumab',false",
                "'coding':[{'system':'http://www.whocc.no/atc';'code':'L04AC07'}],false",
                "'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm';'code':'1'}],true"
            })
    void aDrugThatGradingDoesNotUseIsKeptAndItsSenderTold(String drug, boolean unused) {
        Resource given = resource("{'resourceType':'MedicationAdministration','id':'m1','status':'completed',"
                + "'subject':{'reference':'Patient/p1'},'effectiveDateTime':'2026-01-03T10:15:00Z',"
                + "'medicationCodeableConcept':{" + drug.replace(';', ',') + "}}");
        assertThat(administrations.read(given, Surroundings.NONE))
                .singleElement()
                .isInstanceOf(unused ? Element.Kept.class : Element.Event.class);
    }
}
