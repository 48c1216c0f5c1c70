// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.gateway.codes.DrugChoice;
import org.cytovigil.gateway.reception.PatientKeys;
import org.cytovigil.gateway.units.UnitNames;
import org.cytovigil.runtime.Settings;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Infusions through their lives, as servers tell them, and what a bundle's resources call each other. */
class AdministrationResourceTest {
    private static final String NOREPINEPHRINE = "'medicationCodeableConcept':{'text':'norepinephrine'}";
    private final ObservedQuantities quantities = new ObservedQuantities(new UnitNames());
    private final AdministrationResource reader = new AdministrationResource(
            new Subjects(PatientKeys.from(Settings.of(Map.of()))),
            quantities,
            new DrugChoice(DrugTable.standard()),
            Clock.fixed(Instant.parse("2026-01-03T12:00:00Z"), ZoneOffset.UTC));

    private List<String> told(String status, String effective, String medication, String... fields) {
        return toldOf("X", status, effective, medication, fields);
    }

    private List<String> toldOf(String id, String status, String effective, String medication, String... fields) {
        String json = "{'resourceType':'MedicationAdministration','id':'" + id + "','status':'" + status
                + "','subject':{'reference':'Patient/p1'}," + medication + "," + effective + "}";
        Resource resource = (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json.replace('\'', '"'));
        return reader.read(resource, Surroundings.NONE).stream()
                .map(element -> element instanceof Element.Event event
                        ? Stream.of(fields)
                                .map(field -> String.valueOf(event.fields().text(field)))
                                .collect(Collectors.joining(" "))
                        : element instanceof Element.Unusable refused ? refused.code() : "kept")
                .toList();
    }

    private static String period(String... ends) {
        String end = ends.length > 1 ? ",'end':'2026-01-03T" + ends[1] + ":00Z'" : "";
        return "'effectivePeriod':{'start':'2026-01-03T" + ends[0] + ":00Z'" + end + "}";
    }

    @Test
    void whatRunsAgainHasNotStopped() {
        assertThat(told("in-progress", period("10:00"), NOREPINEPHRINE, "id", "action", "status"))
                .containsExactly("MedicationAdministration/X STARTED FINAL");
        assertThat(told("on-hold", period("10:00", "10:10"), NOREPINEPHRINE, "id", "at", "status"))
                .containsExactly("MedicationAdministration/X:STOPPED 2026-01-03T10:10:00Z FINAL");
        assertThat(told("in-progress", period("10:00"), NOREPINEPHRINE, "id", "action", "status"))
                .containsExactly(
                        "MedicationAdministration/X STARTED FINAL",
                        "MedicationAdministration/X:STOPPED STARTED ENTERED_IN_ERROR");
        assertThat(told("completed", period("10:00", "10:30"), NOREPINEPHRINE, "id", "until", "status"))
                .containsExactly(
                        "MedicationAdministration/X 2026-01-03T10:30:00Z FINAL",
                        "MedicationAdministration/X:STOPPED 2026-01-03T10:30:00Z ENTERED_IN_ERROR");
    }

    @Test
    void soToNobodyWhoKnowsOfTheHoldButByTheVersion() {
        assertThat(told("in-progress", period("10:00") + ",'meta':{'versionId':'3'}", NOREPINEPHRINE, "id"))
                .containsExactly("MedicationAdministration/X", "MedicationAdministration/X:STOPPED");
        assertThat(told("in-progress", period("10:00") + ",'meta':{'versionId':'1'}", NOREPINEPHRINE, "id"))
                .containsExactly("MedicationAdministration/X");
    }

    private static String rate(String value, String changed) {
        return ",'dosage':{'rateQuantity':{'value':" + value + ",'unit':'ug/kg/min'}}"
                + (changed.isEmpty() ? "" : ",'meta':{'lastUpdated':'2026-01-03T" + changed + ":00Z'}");
    }

    @ParameterizedTest
    @CsvSource({"10:20,10:20", "'',12:00", "09:00,12:00", "14:00,12:00"})
    void aRateOfNothingIsAStopAndTheStartStays(String changed, String stop) {
        assertThat(told("in-progress", period("10:00") + rate("0.1", ""), NOREPINEPHRINE, "id", "action", "status"))
                .containsExactly("MedicationAdministration/X STARTED FINAL");
        assertThat(told("in-progress", period("10:00") + rate("0", changed), NOREPINEPHRINE, "id", "action", "at"))
                .containsExactly("MedicationAdministration/X:STOPPED STOPPED 2026-01-03T" + stop + ":00Z");
        assertThat(told("in-progress", period("10:00") + rate("0.1", ""), NOREPINEPHRINE, "id", "at", "status"))
                .containsExactly(
                        "MedicationAdministration/X 2026-01-03T10:00:00Z FINAL",
                        "MedicationAdministration/X:STOPPED 2026-01-03T10:00:00Z ENTERED_IN_ERROR");
    }

    @Test
    void aRateOfNothingThatIsSentAgainHasItsFirstInstant() {
        told("in-progress", period("10:00") + rate("0", "10:20"), NOREPINEPHRINE);
        assertThat(told("in-progress", period("10:00") + rate("0.0", ""), NOREPINEPHRINE, "at"))
                .containsExactly("2026-01-03T10:20:00Z");
        assertThat(told("in-progress", period("10:00", "10:10") + rate("0", ""), NOREPINEPHRINE, "at"))
                .containsExactly("2026-01-03T10:10:00Z");
    }

    private List<String> running(String id, String effective) {
        return toldOf(id, "in-progress", effective, NOREPINEPHRINE, "id", "action", "line");
    }

    @Test
    void whatRunsOverAPeriodStopsAlone() {
        String line = "MedicationAdministration/X";
        assertThat(running("X", period("10:00"))).containsExactly(line + " STARTED " + line);
        running("Y", period("10:30"));
        String stop = line + ":STOPPED STOPPED " + line;
        String held = period("10:00", "11:10");
        assertThat(told("on-hold", held, NOREPINEPHRINE, "id", "action", "line"))
                .containsExactly(stop);
        assertThat(told("on-hold", held, NOREPINEPHRINE, "id", "action", "line"))
                .as("sent again")
                .containsExactly(stop);
        assertThat(running("X", period("10:00"))).first().isEqualTo(line + " STARTED " + line);
        assertThat(told("in-progress", period("10:00") + rate("0", "11:10"), NOREPINEPHRINE, "id", "action", "line"))
                .containsExactly(stop);
    }

    @Test
    void aStopOfWhatIsNotKnownToRunByItselfStopsAll() {
        String instant = "'effectiveDateTime':'2026-01-03T10:00:00Z'";
        running("A", instant);
        running("B", instant);
        assertThat(toldOf("B", "on-hold", instant, NOREPINEPHRINE, "action", "line"))
                .as("one entry for each change")
                .containsExactly("STOPPED null");
        running("Y", period("10:00"));
        assertThat(told("on-hold", period("10:00", "10:30"), NOREPINEPHRINE, "action", "line"))
                .as("an entry of its own for the stop")
                .containsExactly("STOPPED null");
    }

    @ParameterizedTest
    @CsvSource({"stopped", "on-hold"})
    void aStopWithoutItsInstantIsRefused(String status) {
        assertThat(told(status, period("10:00"), NOREPINEPHRINE, "id")).containsExactly("MALFORMED");
    }

    @Test
    void aCodeOrNameThatIsKnownGoesBeforeOneThatIsNot() {
        String rxNorm = "'system':'http://www.nlm.nih.gov/research/umls/rxnorm'";
        String at = "'effectiveDateTime':'2026-01-03T10:00:00Z'";
        assertThat(told(
                        "completed",
                        at,
                        "'medicationCodeableConcept':{'coding':[{" + rxNorm + ",'code':'242969'},{" + rxNorm
                                + ",'code':'7512'}]}",
                        "code"))
                .containsExactly("7512");
        assertThat(told(
                        "completed",
                        at,
                        "'medicationCodeableConcept':{'coding':[{'system':'http://hl7.org/fhir/sid/ndc','code':'1'},{"
                                + rxNorm + ",'code':'242969','display':'norepinephrine'}]}",
                        "drug"))
                .containsExactly("norepinephrine");
    }

    @Test
    void aRateOfARatioIsOneNumber() {
        String dosage = "'dosage':{'dose':{'value':8,'unit':'mg'},'rateRatio':{'numerator':{'value':10,'unit':'ug'},"
                + "'denominator':{'value':2,'unit':'min'}}}";
        assertThat(told("in-progress", period("10:00") + "," + dosage, NOREPINEPHRINE, "dose", "unit"))
                .first()
                .isEqualTo("5 ug/min");
    }

    @Test
    void aBundlesResourcesKnowEachOtherWithoutTheServersName() {
        Bundle bundle = new Bundle();
        Device device = new Device();
        bundle.addEntry().setFullUrl("https://ehr.example/fhir/Device/d1").setResource(device);
        Observation observation = new Observation();
        Surroundings alone = Surroundings.of(bundle);
        assertThat(alone.find(observation, new Reference("Device/d1"))).containsSame(device);
        assertThat(alone.find(observation, new Reference("https://ehr.example/fhir/Device/d1")))
                .containsSame(device);
        bundle.addEntry().setFullUrl("https://other.example/fhir/Device/d1").setResource(new Device());
        assertThat(Surroundings.of(bundle).find(observation, new Reference("Device/d1")))
                .as("of which server is not known")
                .isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "mmol/L,mg/dL,true",
        "mg/dL,mg/L,true",
        "degF,Cel,true",
        "mg/L,mg/L,false",
        "K/uL,10*9/L,false",
        "ng/mL,ug/L,false",
        "mEq/L,mmol/L,false",
        "mmol/L,meq/L,false",
        "beats per minute,/min,false"
    })
    void aUnitThatPeopleReadAndACodeMustNotDiffer(String unit, String code, boolean contradict) {
        Quantity quantity = new Quantity();
        quantity.setSystem("http://unitsofmeasure.org").setUnit(unit).setCode(code);
        assertThat(UnitNames.CONTRADICTION.equals(quantities.unit(quantity))).isEqualTo(contradict);
    }
}
