// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.cytovigil.gateway.WhatIntakeTakes;
import org.cytovigil.gateway.codes.ClinicalCodes;
import org.cytovigil.gateway.codes.MdcNames;
import org.cytovigil.gateway.reception.PatientKeys;
import org.cytovigil.gateway.units.UnitNames;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationReaderTest {
    private static final String SPO2 = "OBX|1|NM|59408-5^SpO2^LN||95|%";
    private static final Settings PLAIN = Settings.of(Map.of());

    private final PatientIds ids = new PatientIds(PatientKeys.from(PLAIN));
    private final ObservedValues values = new ObservedValues(new UnitNames());
    private final ObservationReader reader = new ObservationReader(
            new MdcNames(), ids, values, new ClinicalObx(new ClinicalCodes(PLAIN), ids, values), new OwnTimes());

    private List<Finding> read(String... obx) {
        String head = "MSH|^~\\&|WARD|ICU|CYTOVIGIL|HOSP|20260103101500+0000||ORU^R01|M1|P|2.6\rPID|1||p1\r"
                + "OBR|1|||1^vitals^L|||20260103101500+0000\r";
        Hl7Message message = Hl7Message.read((head + String.join("\r", obx)).getBytes(StandardCharsets.UTF_8));
        return reader.read(message, Hl7Time.of(message, ZoneOffset.UTC));
    }

    /** What a finding says in the end: the fields of its event where intake takes it, else the code of its refusal. */
    private static String told(Finding finding) {
        if (finding instanceof Finding.Event event) {
            return WhatIntakeTakes.of(event.fields(), "type", "code", "value", "unit", "device", "flow", "fio2");
        }
        return finding instanceof Finding.Unusable unusable ? unusable.code() : "unused";
    }

    private List<String> told(String... obx) {
        return read(obx).stream().map(ObservationReaderTest::told).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "NM|3151-8^O2 flow^LN||10|L/min,oxygen 10",
        "ST|3151-8^O2 flow^LN||2.50|l/min,oxygen 2.50",
        "SN|3151-8^O2 flow^LN||^4|LPM,oxygen 4",
        "NM|3151-8^O2 flow^LN||500|mL/min,oxygen 0.500",
        "NM|3151-8^O2 flow^LN||10|265216^MDC_DIM_L_PER_MIN^MDC,oxygen 10",
        "NM|3151-8^O2 flow^LN||0|L/min,oxygen 0",
        "NM|3151-8^O2 flow^LN||10|%,UNIT",
        "NM|3151-8^O2 flow^LN||10|,UNIT",
        "NM|3151-8^O2 flow^LN||500|L/min,IMPLAUSIBLE",
        "NM|3151-8^O2 flow^LN||-1|L/min,IMPLAUSIBLE",
        "ST|3151-8^O2 flow^LN||>10|L/min,MALFORMED",
        "ST|3151-8^O2 flow^LN||>10000|mL/min,MALFORMED",
        "ST|3151-8^O2 flow^LN||a lot|L/min,MALFORMED",
        "NM|3151-8^O2 flow^LN|||L/min,MALFORMED",
        "NM|3151-8^flow^LN^3150-6^FiO2^LN||10|L/min,UNKNOWN_VALUE",
        "NM|19935-6^peak flow of a patient^LN||400|L/min,unused"
    })
    void aFlowIsAnOxygenEventAsJsonHasIt(String obx, String told) {
        assertThat(told(SPO2, "OBX|2|" + obx)).hasSize(2).last().isEqualTo(told);
    }

    @Test
    void aFlowAloneIsEnoughAndItsFractionIsOfTheSameInstant() {
        List<Finding> findings = read("OBX|1|NM|3151-8^O2 flow^LN||10|L/min", "OBX|2|NM|3150-6^FiO2^LN||60|%");
        assertThat(findings)
                .extracting(ObservationReaderTest::told)
                .containsExactly("oxygen 10", "observation 3150-6 60 %");
        assertThat(findings)
                .extracting(finding -> ((Finding.Event) finding).fields().text("at"))
                .containsOnly("2026-01-03T10:15:00Z");
    }

    @Test
    void aFlowIsTakenBackWithoutItsValue() {
        assertThat(told("OBX|1|NM|3151-8^O2 flow^LN||\"\"||||||W")).containsExactly("oxygen");
        assertThat(id(read("OBX|1|NM|3151-8^O2 flow^LN||\"\"||||||W").get(0)))
                .isEqualTo(id(read("OBX|1|NM|3151-8^O2 flow^LN||10|L/min").get(0)));
    }

    private static String id(Finding finding) {
        return String.valueOf(((Finding.Event) finding).fields().text("id"));
    }

    @ParameterizedTest
    @CsvSource({
        "ST|85354-9^BP^LN||74/40|mmHg,8480-6,74,8462-4,40,mm[Hg]",
        "ST|55284-4^BP^LN||74 / 40|mm[Hg],8480-6,74,8462-4,40,mm[Hg]",
        "NM|85354-9^BP^LN||74/40|mmHg,8480-6,74,8462-4,40,mm[Hg]",
        "SN|85354-9^BP^LN||^74^/^40|mmHg,8480-6,74,8462-4,40,mm[Hg]",
        "ST|85354-9^BP^LN||74/40 mmHg|,8480-6,74,8462-4,40,mm[Hg]",
        "ST|85354-9^BP^LN||9.9/5.3|kPa,8480-6,9.9,8462-4,5.3,kPa",
        "ST|150020^MDC_PRESS_BLD_NONINV^MDC||74/40|266016^MDC_DIM_MMHG^MDC,150021,74,150022,40,mm[Hg]",
        "ST|^MDC_PRESS_BLD_ART_ABP^MDC||74/40|266016^MDC_DIM_MMHG^MDC,150037,74,150038,40,mm[Hg]"
    })
    void aBloodPressureInOneTextIsTwoPressures(
            String obx, String systolic, String high, String diastolic, String low, String unit) {
        assertThat(told("OBX|1|" + obx))
                .containsExactly(
                        "observation " + systolic + " " + high + " " + unit,
                        "observation " + diastolic + " " + low + " " + unit);
    }

    @ParameterizedTest
    @CsvSource({
        "ST|85354-9^BP^LN||74|mmHg,MALFORMED",
        "ST|85354-9^BP^LN||74/40/51|mmHg,MALFORMED",
        "ST|85354-9^BP^LN||74/|mmHg,MALFORMED",
        "ST|85354-9^BP^LN||<74/40|mmHg,MALFORMED",
        "ST|85354-9^BP^LN||low|mmHg,MALFORMED",
        "NA|85354-9^BP^LN||74^40|mmHg,MALFORMED",
        "ST|85354-9^BP^LN||74/40|,UNIT",
        "ST|85354-9^BP^LN||74/40|kg,UNIT",
        "ST|85354-9^BP^LN||74/40 kPa|mmHg,UNIT",
        "ST|85354-9^BP^LN||740/40|mmHg,IMPLAUSIBLE",
        "ST|85354-9^BP^LN||74/40|mmHg||INV,IMPLAUSIBLE"
    })
    void whatIsNoPairOfPressuresIsRefused(String obx, String code) {
        assertThat(told(SPO2, "OBX|2|" + obx)).contains(code).doesNotContain("unused");
    }

    @Test
    void aHeadingWithoutAValueTellsNothing() {
        assertThat(told(SPO2, "OBX|2||150020^MDC_PRESS_BLD_NONINV^MDC|1.1.9.1|||||||X"))
                .last()
                .isEqualTo("unused");
        assertThat(told(SPO2, "OBX|2|NM|85354-9^BP^LN^8480-6^SBP^LN||120|mmHg"))
                .last()
                .isEqualTo("observation 8480-6 120 mm[Hg]");
    }

    @Test
    void bothPressuresHaveIdsOfTheirOwn() {
        String text = "OBX|1|ST|85354-9^BP^LN||74/40|mmHg|||||F|||20260103101500+0000|||||||own-1";
        assertThat(read(text)).extracting(ObservationReaderTest::id).doesNotHaveDuplicates();
        assertThat(read("OBX|1|ST|85354-9^BP^LN||\"\"||||||W"))
                .extracting(ObservationReaderTest::id)
                .isEqualTo(read("OBX|1|ST|85354-9^BP^LN||74/40|mmHg").stream()
                        .map(ObservationReaderTest::id)
                        .toList());
    }
}
