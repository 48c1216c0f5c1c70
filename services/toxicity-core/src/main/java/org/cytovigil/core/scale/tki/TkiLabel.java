// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.tki;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.MarkerName;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.finding.Marker;
import org.cytovigil.core.finding.MarkerSignal;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.RememberingScale;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.therapy.Given;
import org.cytovigil.core.therapy.TherapySignal;
import org.cytovigil.core.therapy.TherapyState;

/**
 * What the labels of tyrosine kinase inhibitors ask for (docs/clinical/tki.md#criteria), each drug by its own rows, while
 * it is taken.
 */
public final class TkiLabel extends RememberingScale<TkiMemory> {
    /** Stable id of the system. */
    public static final String ID = "tki-label";

    static final CriteriaTable CRITERIA = CriteriaTable.read(TkiLabel.class, "tki-label.csv");
    private static final CriteriaRow QTC_URGENT = CRITERIA.row("QTC_URGENT");
    private static final Set<Product> PRODUCTS =
            EnumSet.of(Product.IMATINIB, Product.DASATINIB, Product.NILOTINIB, Product.PONATINIB);
    private static final int WORST = 4;

    /** The system. */
    public TkiLabel() {
        super(
                new Card(
                        ID,
                        "TKI label",
                        CRITERIA,
                        AlertProfile.standard().paging(3, WORST).ofLabel(PRODUCTS, QTC_URGENT.criterion(), "QTC_RISE"),
                        signalsRead()),
                TkiMemory.class,
                TkiMemory.NOTHING);
    }

    private static List<Signal<?>> signalsRead() {
        List<Signal<?>> signals = new ArrayList<>(Laboratory.signals(
                Parameter.QTCF,
                Parameter.POTASSIUM,
                Parameter.ANC,
                Parameter.PLATELETS,
                Parameter.ALT,
                Parameter.AST,
                Parameter.BILIRUBIN_TOTAL,
                Parameter.ALP,
                Parameter.LIPASE));
        signals.addAll(Findings.signals(
                FindingKind.PLEURAL_EFFUSION,
                FindingKind.PULMONARY_HYPERTENSION,
                FindingKind.ARTERIAL_OCCLUSION,
                FindingKind.PANCREATITIS));
        signals.add(new MarkerSignal(MarkerName.BCR_ABL1));
        return signals;
    }

    @Override
    public Judged<TkiMemory> judge(Moment moment, TkiMemory memory) {
        TherapyState all = moment.states().get(TherapySignal.INSTANCE).of(PRODUCTS);
        if (!all.givenBy(moment.at())) {
            return new Judged<>(null, TkiMemory.NOTHING);
        }
        Timers timers = new Timers(moment.at());
        Tally tally = new Tally();
        Drugs drugs = new Drugs(moment, new Laboratory(moment, PRODUCTS), new Findings(moment), tally);
        TkiMemory next = new TkiMemory(Instant.MAX, memory.reduced(), false, memory.permanent(), Instant.MAX);
        Set<Product> taken = EnumSet.noneOf(Product.class);
        for (Product product : PRODUCTS) {
            if (!taken(all.of(Set.of(product)), moment.at())) {
                continue;
            }
            taken.add(product);
            next = drugs.judge(product, memory, next, timers);
        }
        if (!taken.isEmpty()) {
            urgentQtc(moment, drugs.lab(), tally);
            Marker marker = drugs.findings().marker(MarkerName.BCR_ABL1);
            if (marker == null || !marker.positive()) {
                tally.lacks("BCR_ABL1").flag(Flag.PHILADELPHIA_UNKNOWN);
            }
        }
        // Of another drug that is taken now it asks nothing; while none is, nothing is forgotten.
        next.permanent()
                .only(reason -> taken.isEmpty() || taken.contains(Drugs.discontinuedBy(reason)))
                .into(tally);
        return new Judged<>(
                tally.assessment(),
                new TkiMemory(next.longQt(), next.reduced(), next.liver(), next.permanent(), timers.first()));
    }

    /** An interrupted drug is still watched: it is to be resumed. */
    private static boolean taken(TherapyState therapy, Instant at) {
        Given last = therapy.last(at);
        return last != null && last.phase() != TherapyPhase.STOPPED && therapy.givenBy(at);
    }

    private static void urgentQtc(Moment moment, Laboratory lab, Tally tally) {
        Result qtc = lab.newest(Parameter.QTCF);
        if (qtc == null) {
            return;
        }
        BigDecimal baseline = lab.baseline(Parameter.QTCF);
        BigDecimal risen = baseline == null ? null : baseline.add(moment.rules().decimal(RuleKey.QTC_RISE));
        boolean urgent =
                qtc.above(moment.rules().decimal(RuleKey.QTC_PAGE)) == Truth.YES || qtc.above(risen) == Truth.YES;
        if (urgent) {
            tally.holds(QTC_URGENT, List.of(qtc.id()));
        }
    }
}
