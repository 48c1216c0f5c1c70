// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.hlh;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;

/**
 * Whether the syndrome is suspected: ferritin, further criteria of which one is a common one, and CRS.
 *
 * @param ferritin above twice its limit or baseline, and rapid or very high
 * @param raised above twice its limit or baseline
 * @param further whether enough further criteria hold
 */
record Suspicion(
        Truth ferritin,
        Truth raised,
        Truth further,
        boolean crs,
        List<HlhCriteria.Judged> criteria,
        List<String> evidence) {
    static Suspicion of(HlhCriteria criteria, boolean crs, Instant febrile, int icans, Timers timers) {
        List<HlhCriteria.Judged> common = criteria.common();
        List<HlhCriteria.Judged> others = criteria.others(febrile, icans, timers);
        Truth raised = criteria.ferritinRaised();
        int needed = criteria.moment().rules().decimal(RuleKey.HLH_CRITERIA).intValue();
        List<HlhCriteria.Judged> all = new ArrayList<>(common);
        all.addAll(others);
        Truth further = enough(common, 1).and(enough(all, needed));
        Result ferritin = criteria.lab().newest(Parameter.FERRITIN);
        return new Suspicion(
                raised.and(criteria.ferritinRapid(timers)),
                raised,
                further,
                crs,
                all,
                ferritin == null ? List.of() : List.of(ferritin.id()));
    }

    private static Truth enough(List<HlhCriteria.Judged> judged, int needed) {
        long proven = judged.stream().filter(each -> each.truth() == Truth.YES).count();
        long open =
                judged.stream().filter(each -> each.truth() == Truth.UNKNOWN).count();
        return proven >= needed ? Truth.YES : proven + open >= needed ? Truth.UNKNOWN : Truth.NO;
    }

    /** A ferritin that is merely raised, as in nearly every CRS, leaves the suspicion possible and no more. */
    void into(Tally tally, int suspected) {
        Truth all = ferritin.and(further).and(Truth.of(crs));
        if (all == Truth.YES) {
            tally.holds("FERRITIN", suspected, evidence);
            criteria.stream()
                    .filter(each -> each.truth() == Truth.YES)
                    .forEach(each -> tally.holds(each.name(), suspected, each.evidence()));
        } else if (crs && raised != Truth.NO && further != Truth.NO) {
            tally.may(suspected, missing());
        }
    }

    private String[] missing() {
        Stream<String> values = further == Truth.UNKNOWN
                ? criteria.stream()
                        .filter(each -> each.truth() == Truth.UNKNOWN)
                        .map(HlhCriteria.Judged::name)
                : Stream.empty();
        return Stream.concat(ferritin == Truth.YES ? Stream.empty() : Stream.of("FERRITIN"), values)
                .toArray(String[]::new);
    }
}
