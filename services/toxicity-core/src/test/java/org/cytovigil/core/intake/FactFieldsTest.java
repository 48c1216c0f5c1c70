// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.BirthDate;
import org.cytovigil.core.fact.Cause;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Indication;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.PatientMerged;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.scenario.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fact written as an event is the same fact when it is read. */
class FactFieldsTest {
    private static final Instant AT = Instant.parse("2026-01-03T08:00:00Z");
    private static final Intake INTAKE = new Intake();

    private static FactHeader header(FactStatus status) {
        return new FactHeader(new PatientKey("p1"), "o1@@old", AT, AT.plusMillis(1500), "ward", status);
    }

    private static FactHeader header() {
        return header(FactStatus.FINAL);
    }

    private static Quantity limit(String value) {
        return Quantity.of(value);
    }

    static Stream<Finding> findings() {
        return Stream.concat(
                Stream.of(
                        new Finding.Capd(17),
                        new Finding.Consciousness(Finding.Level.TO_TACTILE),
                        new Finding.Seizure(true, null, null),
                        new Finding.Seizure(false, AT.plusSeconds(290), true),
                        new Finding.Motor(Finding.Weakness.HEMIPARESIS),
                        new Finding.CerebralOedema(Finding.OedemaSign.CN6_PALSY),
                        new Finding.Haemorrhage(false),
                        new Finding.Haemorrhage(true),
                        new Finding.Tremor(),
                        new Finding.NotDone(""),
                        new Finding.NotDone("asleep")),
                choices().stream().flatMap(FactFieldsTest::scores));
    }

    /** Every choice of items that were not asked. */
    private static List<List<Finding.IceItem>> choices() {
        List<List<Finding.IceItem>> choices = List.of(List.of());
        for (Finding.IceItem item : Finding.IceItem.values()) {
            choices = choices.stream()
                    .flatMap(chosen -> Stream.of(chosen, with(chosen, item)))
                    .toList();
        }
        return choices;
    }

    private static List<Finding.IceItem> with(List<Finding.IceItem> chosen, Finding.IceItem item) {
        return Stream.concat(chosen.stream(), Stream.of(item)).toList();
    }

    /** All scores of which these items were not asked. */
    private static Stream<Finding> scores(List<Finding.IceItem> unasked) {
        int open = unasked.stream().mapToInt(Finding.IceItem::most).sum();
        return IntStream.rangeClosed(0, Finding.IceItem.MOST - open)
                .mapToObj(lowest -> new Finding.Ice(lowest, lowest + open, unasked));
    }

    static Stream<Fact> facts() {
        return Stream.of(
                        findings().map(finding -> new NeuroFinding(header(), finding)),
                        measurements(),
                        removals(),
                        person(),
                        care())
                .flatMap(each -> each);
    }

    private static Fact measured(FactStatus status, Parameter parameter, String value, @Nullable Quantity lln) {
        return new Measured(
                header(status),
                parameter,
                Quantity.parse(value).orElseThrow(),
                Site.UNSPECIFIED,
                Method.SPOT,
                lln,
                limit("150.0"),
                false,
                status == FactStatus.PRELIMINARY);
    }

    private static Stream<Fact> measurements() {
        return Stream.of(
                measured(FactStatus.CORRECTED, Parameter.FERRITIN, ">40000", limit("15")),
                measured(FactStatus.PRELIMINARY, Parameter.CRP, "<5", null),
                measured(FactStatus.FINAL, Parameter.HEART_RATE, "118", null),
                new Measured(
                        header(),
                        Parameter.TEMPERATURE,
                        Quantity.of("38.333"),
                        Site.AXILLARY,
                        Method.CONTINUOUS,
                        null,
                        null,
                        true,
                        false),
                new Measured(header(), Parameter.FIO2, Quantity.of("0.28"), Site.UNSPECIFIED, Method.SPOT));
    }

    private static Stream<Fact> removals() {
        FactHeader error = header(FactStatus.ENTERED_IN_ERROR);
        return Stream.of(
                new Removed(error),
                new Removed(error, Parameter.MEAN_BP, Method.ARTERIAL_LINE, Site.UNSPECIFIED),
                new Removed(error, Parameter.TEMPERATURE, Method.CONTINUOUS, Site.SKIN));
    }

    private static Stream<Fact> person() {
        return Stream.of(
                new PatientMerged(header(), new PatientKey("p2")),
                new PatientDetails(header(), null, null, null, null, null, null, null),
                details(true),
                details(false));
    }

    private static Stream<Fact> care() {
        return Stream.of(
                new TherapyStep(
                        header(),
                        Product.BLINATUMOMAB,
                        TherapyPhase.STEPPED,
                        2,
                        new BigDecimal("28"),
                        "ug/d",
                        Indication.MRD),
                new TherapyStep(header(), Product.TISAGENLECLEUCEL, TherapyPhase.INFUSED, null, null, null, null),
                new OxygenSupport(header(), null, null, new BigDecimal("0.4"), OxygenIndication.PROCEDURE),
                new OxygenSupport(
                        header(),
                        OxygenDevice.NASAL_CANNULA,
                        new BigDecimal("2.50"),
                        null,
                        OxygenIndication.RESPIRATORY),
                new MedicationAction(
                        header(), "norepinephrine", MedicationVerb.RATE, new BigDecimal("0.05"), "ug/kg/min"),
                new MedicationAction(header(), "paracetamol", MedicationVerb.GIVEN, null, null),
                new CauseJudged(header(), Toxicity.CRS, Cause.OTHER, ""),
                new CauseJudged(header(), Toxicity.ICANS, Cause.THERAPY, "dr-a"));
    }

    private static PatientDetails details(boolean fills) {
        return new PatientDetails(
                header(),
                BirthDate.parse("2019-02-28").orElseThrow(),
                new BigDecimal("6.5"),
                new BigDecimal("21.40"),
                "5W",
                Setting.OUTPATIENT,
                false,
                new Baseline(
                        OxygenDevice.CPAP,
                        new BigDecimal("2"),
                        null,
                        new BigDecimal("0.4"),
                        null,
                        10,
                        3,
                        null,
                        null,
                        null,
                        2,
                        Map.of(Parameter.QTCF, new BigDecimal("410"), Parameter.URATE, new BigDecimal("4.5"))),
                fills);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyKindOfFactComesBack(Fact fact) {
        assertThat(INTAKE.accept(FactFields.of(fact), null)).isEqualTo(new IntakeResult.Accepted(fact));
    }

    @Test
    void everyFactOfManyPatientsComesBack() {
        int taken = 0;
        int refused = 0;
        for (long seed = 1; seed <= 200; seed++) {
            for (Fact fact : Scenario.of(seed).facts()) {
                IntakeResult result = INTAKE.accept(FactFields.of(fact), null);
                if (result instanceof IntakeResult.Rejected) {
                    refused++; // a scenario can tell of the future and of what cannot be, a sender cannot
                } else {
                    taken++;
                    assertThat(((IntakeResult.Accepted) result).fact())
                            .as("seed %d", seed)
                            .isEqualTo(fact);
                }
            }
        }
        assertThat(refused).isLessThan(taken / 20);
    }

    @Test
    void aNumberWithMoreDigitsThanAreReadLosesTheLastOnes() {
        Fact fact = new Measured(
                header(),
                Parameter.CREATININE,
                Quantity.of("0.00904977375565610859728506787330316742"),
                Site.UNSPECIFIED,
                Method.SPOT);
        assertThat(FactFields.of(fact).text("value")).isEqualTo("0.00904977375565610859");
        assertThat(INTAKE.accept(FactFields.of(fact), null)).isInstanceOf(IntakeResult.Accepted.class);
    }
}
