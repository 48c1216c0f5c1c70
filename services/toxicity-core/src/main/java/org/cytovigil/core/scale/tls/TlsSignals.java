// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.tls;

import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.finding.SeizureSignal;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.signal.Signal;

/** What both scales of tumour lysis read. */
final class TlsSignals {
    private TlsSignals() {}

    static final Parameter[] BEARING = {
        Parameter.URATE, Parameter.POTASSIUM, Parameter.PHOSPHATE, Parameter.CALCIUM, Parameter.CREATININE
    };

    static List<Signal<?>> all() {
        List<Signal<?>> signals = new ArrayList<>(Laboratory.signals(BEARING));
        signals.addAll(Laboratory.signals(Parameter.ALBUMIN));
        signals.addAll(Findings.signals(FindingKind.HAEMOLYSED_SAMPLE, FindingKind.ARRHYTHMIA, FindingKind.DIALYSIS));
        signals.add(SeizureSignal.INSTANCE);
        return signals;
    }
}
