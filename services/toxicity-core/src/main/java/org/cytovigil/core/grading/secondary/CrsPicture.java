// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.util.Set;
import org.cytovigil.core.measure.Truth;

/**
 * What is known of a patient at an instant, as far as the secondary CRS scales ask for it. A value that is held
 * although it is stale stands here like a fresh one, with its subject among the unsure.
 *
 * @param feverNow whether a febrile reading supports grade 1 now
 * @param hypotension confirmed low pressure
 * @param hospitalisedForCrs whether the stay itself is because of CRS or febrile neutropenia
 * @param coagulopathyTreated whether plasma, cryoprecipitate or fibrinogen is needed
 * @param unsure {@link Subject#TEMPERATURE}, {@link Subject#BLOOD_PRESSURE} or {@link Subject#OXYGENATION} where it was
 *     never measured or is stale
 */
public record CrsPicture(
        Gate gate,
        boolean feverNow,
        boolean hypotension,
        Fluids fluids,
        PressorLoad pressors,
        OxygenNeed oxygen,
        OrganToxicity organs,
        Truth coagulopathyTreated,
        Truth hospitalisedForCrs,
        Set<Subject> unsure) {
    /** Fever and nothing else, everything known. */
    public static final CrsPicture FEVER_ONLY = new CrsPicture(
            Gate.OPEN,
            true,
            false,
            Fluids.NONE,
            PressorLoad.NONE,
            OxygenNeed.NONE,
            OrganToxicity.UNMEASURED,
            Truth.NO,
            Truth.NO,
            Set.of());

    /** Copies the set. */
    public CrsPicture {
        unsure = Set.copyOf(unsure);
    }

    /** With another gate. */
    public CrsPicture withGate(Gate other, boolean fever) {
        return new CrsPicture(
                other,
                fever,
                hypotension,
                fluids,
                pressors,
                oxygen,
                organs,
                coagulopathyTreated,
                hospitalisedForCrs,
                unsure);
    }

    /** With low pressure and what was given for it. */
    public CrsPicture withHypotension(boolean low, Fluids given) {
        return new CrsPicture(
                gate, feverNow, low, given, pressors, oxygen, organs, coagulopathyTreated, hospitalisedForCrs, unsure);
    }

    /** With other vasopressors. */
    public CrsPicture withPressors(PressorLoad load) {
        return new CrsPicture(
                gate,
                feverNow,
                hypotension,
                fluids,
                load,
                oxygen,
                organs,
                coagulopathyTreated,
                hospitalisedForCrs,
                unsure);
    }

    /** With another need of oxygen. */
    public CrsPicture withOxygen(OxygenNeed need) {
        return new CrsPicture(
                gate,
                feverNow,
                hypotension,
                fluids,
                pressors,
                need,
                organs,
                coagulopathyTreated,
                hospitalisedForCrs,
                unsure);
    }

    /** With other organ grades. */
    public CrsPicture withOrgans(OrganToxicity toxicity) {
        return new CrsPicture(
                gate,
                feverNow,
                hypotension,
                fluids,
                pressors,
                oxygen,
                toxicity,
                coagulopathyTreated,
                hospitalisedForCrs,
                unsure);
    }

    /** With what is missing or stale. */
    public CrsPicture unsureOf(Set<Subject> subjects) {
        return new CrsPicture(
                gate,
                feverNow,
                hypotension,
                fluids,
                pressors,
                oxygen,
                organs,
                coagulopathyTreated,
                hospitalisedForCrs,
                subjects);
    }
}
