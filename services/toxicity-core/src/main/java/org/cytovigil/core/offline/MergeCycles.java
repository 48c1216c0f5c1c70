// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.offline;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.PatientMerged;

/** Which records have to do with each other, since some were merged; one of them stands for all. */
record MergeCycles(Map<PatientKey, PatientKey> standsFor) {
    static MergeCycles of(Collection<PatientMerged> merges) {
        MergeCycles circles = new MergeCycles(new HashMap<>());
        merges.forEach(merge -> circles.join(circles.of(merge.patient()), circles.of(merge.into())));
        return circles;
    }

    private void join(PatientKey one, PatientKey other) {
        if (!one.equals(other)) {
            boolean first = one.value().compareTo(other.value()) < 0;
            standsFor.put(first ? other : one, first ? one : other);
        }
    }

    /** The one that stands for a record and all that have to do with it. */
    PatientKey of(PatientKey patient) {
        PatientKey found = patient;
        for (PatientKey next = standsFor.get(found); next != null; next = standsFor.get(found)) {
            found = next;
        }
        return found;
    }
}
