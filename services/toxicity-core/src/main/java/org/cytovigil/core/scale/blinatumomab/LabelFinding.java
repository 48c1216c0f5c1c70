// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.ctcae.CtcaeNeurotoxicity;
import org.cytovigil.core.grading.ctcae.GradeRange;
import org.cytovigil.core.grading.ctcae.LabValue;
import org.cytovigil.core.grading.ctcae.NeuroDomain;
import org.cytovigil.core.grading.secondary.OrganLabState;
import org.cytovigil.core.grading.secondary.OrgansFound;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.scale.astcticans.Cognition;
import org.cytovigil.core.scale.astcticans.IcansDomains;
import org.cytovigil.core.scale.astcticans.IcansMemory;
import org.jspecify.annotations.Nullable;

/**
 * The toxicities of an instant by CTCAE, which the label goes by.
 *
 * @param crs null before anything that bears on it is known
 * @param icans null before anything that bears on it is known
 * @param neuro CTCAE grade of neurotoxicity
 * @param liver CTCAE grade of the liver
 * @param liverUnlimited whether a liver value cannot be told because no limit of normal is known
 * @param exceeded whether a limit of the label for the liver is exceeded
 */
record LabelFinding(
        @Nullable Assessment crs,
        @Nullable Assessment icans,
        int neuro,
        GradeRange liver,
        Truth exceeded,
        List<String> liverEvidence,
        boolean liverStale,
        boolean liverUnlimited) {
    private static final CtcaeNeurotoxicity NEUROTOXICITY = CtcaeNeurotoxicity.load();
    private static final List<Parameter> LIVER = List.of(Parameter.ALT, Parameter.AST, Parameter.BILIRUBIN_TOTAL);

    static LabelFinding of(Moment moment, @Nullable Assessment crs, @Nullable Assessment icans, IcansMemory memory) {
        GradeRange worst = GradeRange.of(0);
        boolean stale = false;
        boolean unlimited = false;
        List<String> evidence = new ArrayList<>();
        Map<Parameter, LabValue> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : LIVER) {
            Optional<Measured> result = OrgansFound.result(moment, parameter);
            if (result.isEmpty()) {
                continue;
            }
            values.put(parameter, OrgansFound.value(moment, result.get()));
            unlimited |= OrgansFound.lacksLimit(moment, result.get());
            GradeRange grade = OrgansFound.grade(moment, result.get()).orElse(GradeRange.of(0));
            worst = worst.worse(grade);
            if (grade.lowest() > 0) {
                evidence.add(result.get().id());
                stale |= grade.lowest() > 1 && !OrganLabState.fresh(result.get(), moment.at(), moment.rules());
            }
        }
        Truth exceeded = ToxicityActions.liver(
                values.get(Parameter.ALT), values.get(Parameter.AST), values.get(Parameter.BILIRUBIN_TOTAL));
        return new LabelFinding(crs, icans, neuro(moment, icans, memory), worst, exceeded, evidence, stale, unlimited);
    }

    /** A clinician's other cause takes neurotoxicity out, as in ICANS. */
    private static int neuro(Moment moment, @Nullable Assessment icans, IcansMemory memory) {
        if (icans == null || icans.has(Flag.ATTRIBUTED_OTHER)) {
            return 0;
        }
        IcansDomains domains = IcansDomains.of(moment, memory);
        return NEUROTOXICITY.grade(Map.of(
                domains.tool() == Cognition.Tool.CAPD ? NeuroDomain.CAPD : NeuroDomain.ICE,
                domains.cognition(),
                NeuroDomain.CONSCIOUSNESS,
                domains.consciousness(),
                NeuroDomain.SEIZURE,
                domains.seizure(),
                NeuroDomain.MOTOR,
                domains.motor(),
                NeuroDomain.OEDEMA,
                domains.oedema()));
    }

    int crsGrade() {
        return crs == null ? 0 : crs.grade();
    }

    /** The worst of all. */
    int grade() {
        return Math.max(Math.max(crsGrade(), neuro), liver.lowest());
    }

    /** What the grade comes from. */
    List<Criterion> toxicities() {
        List<Criterion> toxicities = new ArrayList<>();
        if (crsGrade() > 0) {
            toxicities.add(new Criterion("CRS", crsEvidence()));
        }
        if (neuro > 0) {
            toxicities.add(new Criterion("NEUROTOXICITY", neuroEvidence()));
        }
        if (liver.lowest() > 0) {
            toxicities.add(new Criterion("LIVER", liverEvidence));
        }
        return toxicities;
    }

    int upper() {
        int ofCrs = crs == null ? 4 : crs.upper();
        int ofNeuro = icans == null ? 4 : icans.upper() > icans.grade() ? Math.max(icans.upper(), neuro) : neuro;
        return Math.max(Math.max(ofCrs, ofNeuro), liverUnlimited ? 4 : liver.lowest());
    }

    Completeness completeness() {
        if (liverStale || liverUnlimited || crs == null || icans == null) {
            return Completeness.PARTIAL;
        }
        Completeness ofCrs = crs.completeness();
        Completeness ofNeuro = icans.completeness();
        return ofCrs.compareTo(ofNeuro) > 0 ? ofCrs : ofNeuro;
    }

    Set<Flag> flags() {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (crs != null) {
            flags.addAll(crs.flags());
        }
        if (icans != null) {
            flags.addAll(icans.flags());
        }
        if (liverStale) {
            flags.add(Flag.STALE);
        }
        return flags;
    }

    List<String> missing() {
        Set<String> missing = new TreeSet<>();
        missing.addAll(crs == null ? List.of("TEMPERATURE", "BLOOD_PRESSURE", "OXYGENATION") : crs.missing());
        missing.addAll(icans == null ? List.of("ICE") : icans.missing());
        if (liverStale || liverUnlimited) {
            missing.add("LIVER");
        }
        return List.copyOf(missing);
    }

    List<String> crsEvidence() {
        return crs == null ? List.of() : List.copyOf(crs.evidence());
    }

    List<String> neuroEvidence() {
        return icans == null ? List.of() : List.copyOf(icans.evidence());
    }
}
