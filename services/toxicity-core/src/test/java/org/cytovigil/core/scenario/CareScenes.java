// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.BirthDate;
import org.cytovigil.core.fact.Cause;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.fact.Toxicity;
import org.jspecify.annotations.Nullable;

/** What is done to the patient, and who the patient is. */
final class CareScenes {
    private static final List<String> PRESSORS = List.of(
            "norepinephrine",
            "noradrenaline",
            "epinephrine",
            "phenylephrine",
            "vasopressin",
            "argipressin",
            "terlipressin",
            "dobutamine",
            "midodrine");
    private static final List<String> MASKING = List.of(
            "paracetamol",
            "acetaminophen",
            "ibuprofen",
            "hydrocortisone",
            "dexamethasone",
            "anakinra",
            "tocilizumab",
            "levetiracetam");
    private static final List<String> SEDATIVES =
            List.of("propofol", "midazolam", "ketamine", "fentanyl", "rocuronium", "sevoflurane", "phenobarbital");
    private final Draft draft;
    private final Dice dice;

    CareScenes(Draft draft) {
        this.draft = draft;
        this.dice = draft.dice();
    }

    void oxygen() {
        OxygenDevice device =
                dice.percent(10) ? null : dice.percent(25) ? OxygenDevice.ROOM_AIR : dice.any(OxygenDevice.class);
        OxygenIndication indication =
                dice.percent(75) ? OxygenIndication.RESPIRATORY : dice.any(OxygenIndication.class);
        draft.add(new OxygenSupport(
                draft.header(),
                device,
                dice.percent(60) ? number("0", "0.5", "2", "3", "6", "6.0", "6.1", "15") : null,
                dice.percent(30)
                        ? number("0.21", "0.30", "0.39", "0.40", "0.41", "0.44", "0.45", "0.59", "0.60", "0.8")
                        : null,
                indication));
    }

    /** What rounded times bring about: two devices charted for one instant. */
    void twoDevices() {
        oxygen();
        oxygen();
    }

    /** Ventilated for the airway, with so much oxygen that it may be for the lungs too. */
    void airway() {
        draft.add(new OxygenSupport(
                draft.header(),
                dice.any(OxygenDevice.INVASIVE_VENTILATION, OxygenDevice.BIPAP),
                null,
                dice.percent(30) ? null : number("0.30", "0.40", "0.405", "0.5", "0.599", "0.60", "1.0"),
                dice.any(OxygenIndication.AIRWAY_PROTECTION, OxygenIndication.PROCEDURE)));
    }

    void pressor() {
        drug(dice.any(PRESSORS), dice.any(MedicationVerb.class));
    }

    /** A change of bags: a stop and a start of one instant, in either order of their ids. */
    void bagChange() {
        String name = dice.any("norepinephrine", "epinephrine", "dexamethasone");
        drug(name, dice.any(MedicationVerb.STARTED, MedicationVerb.RATE));
        draft.move();
        drug(name, dice.any(MedicationVerb.STOPPED, MedicationVerb.GIVEN));
        drug(name, dice.any(MedicationVerb.STARTED, MedicationVerb.STOPPED));
    }

    /** An infusion of which start and end are told together. */
    void finishedInfusion() {
        String name = dice.percent(60) ? dice.any(PRESSORS) : dice.any(SEDATIVES);
        MedicationAction told = action(name, MedicationVerb.GIVEN);
        draft.add(new MedicationAction(
                told.header(),
                told.drug(),
                null,
                told.verb(),
                told.dose() == null || told.dose().signum() == 0 ? null : told.dose(),
                told.unit(),
                told.line(),
                told.at().plusSeconds(dice.any(0, 600, 3_600, 3 * 3_600, 5 * 3_600, 20_000))));
    }

    void masking() {
        drug(dice.any(MASKING), dice.percent(70) ? MedicationVerb.GIVEN : dice.any(MedicationVerb.class));
    }

    void sedation() {
        drug(dice.any(SEDATIVES), dice.any(MedicationVerb.class));
    }

    private void drug(String name, MedicationVerb verb) {
        draft.add(action(name, verb));
    }

    private MedicationAction action(String name, MedicationVerb verb) {
        BigDecimal dose = dice.percent(50) ? null : number("0", "0.0", "0.05", "10");
        String line = dice.percent(70) ? null : dice.any("A", "B");
        return new MedicationAction(
                draft.header(), name, null, verb, dose, dose == null ? null : "ug/kg/min", line, null);
    }

    void attribution() {
        draft.add(new CauseJudged(
                draft.header(), dice.any(Toxicity.class), dice.any(Cause.OTHER, Cause.OTHER, Cause.THERAPY), "dr-1"));
    }

    void therapy() {
        Product product = dice.percent(60) ? Product.TISAGENLECLEUCEL : dice.any(Product.class);
        TherapyPhase phase = dice.percent(60) ? TherapyPhase.INFUSED : dice.any(TherapyPhase.class);
        draft.add(new TherapyStep(draft.header(), product, phase, 1, null, null, null));
    }

    void infusedTwoWeeksAgo() {
        draft.add(new TherapyStep(
                draft.header(), Product.TISAGENLECLEUCEL, TherapyPhase.INFUSED, null, null, null, null));
        draft.moveTo(draft.now().plus(Duration.ofDays(14)).plusSeconds(dice.any(-1, 0, 1)));
    }

    void age() {
        BigDecimal age = number("8", "17", "18", "45");
        draft.add(new PatientDetails(draft.header(), null, age, null, null, null, null, null));
    }

    void roomAir() {
        draft.add(new OxygenSupport(draft.header(), OxygenDevice.ROOM_AIR, null, null, OxygenIndication.RESPIRATORY));
    }

    void details() {
        boolean byBirth = dice.percent(50);
        draft.add(new PatientDetails(
                draft.header(),
                byBirth ? born() : null,
                byBirth && dice.percent(80)
                        ? null
                        : number("0", "0.05", "0.5", "5", "9", "10", "11", "12", "17", "18", "45"),
                dice.percent(20) ? number("80") : null,
                null,
                dice.percent(20) ? dice.any(Setting.class) : null,
                dice.percent(15) ? dice.percent(60) : null,
                dice.percent(20) ? baseline() : null));
    }

    /** Known to the day, the month or the year; now and then one that cannot be true. */
    private BirthDate born() {
        LocalDate day = birthDate();
        if (dice.percent(10)) {
            return BirthDate.of(dice.any(day.plusYears(60), day.minusYears(120)));
        }
        String text = dice.any(
                day.toString(),
                day.toString(),
                day.toString().substring(0, 7),
                day.toString().substring(0, 4));
        return BirthDate.parse(text).orElseThrow();
    }

    /** Birthdays and the end of the first month often fall into the days of the scenario. */
    private LocalDate birthDate() {
        LocalDate start = Draft.START.atZone(ZoneOffset.UTC).toLocalDate().plusDays(dice.below(3));
        return dice.percent(20)
                ? start.minusDays(dice.any(1, 28, 29, 100))
                : start.minusYears(dice.any(1, 5, 9, 10, 12, 18, 45));
    }

    private Baseline baseline() {
        BigDecimal flow = dice.percent(50) ? null : number("0", "1", "2", "6.1");
        OxygenDevice device = dice.percent(10) ? null : dice.any(OxygenDevice.class);
        BigDecimal fio2 = dice.percent(50) ? null : number("0.25", "0.30", "0.34");
        return new Baseline(device, flow, fio2, null, null, null, null, null, null, null, null);
    }

    private @Nullable BigDecimal number(String... choices) {
        return new BigDecimal(dice.any(choices));
    }
}
