// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.lines;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.Index;
import org.cytovigil.core.monitor.PublishedLine;

/** Writes grade lines. */
public final class GradeLines {
    private GradeLines() {}

    /** A line of the converged view. */
    public static String write(String patient, String system, GradeSpan span, String edition) {
        return object(patient, system, span, edition).toString();
    }

    /** A line as it was published, with when it became known and what it supersedes. */
    public static String write(PublishedLine line) {
        ObjectNode object = object(line.patient().value(), line.system(), line.span(), line.edition());
        object.put("id", line.lineId());
        object.put("knownAt", line.knownAt().toString());
        strings(object.putArray("supersedes"), line.supersedes());
        return object.toString();
    }

    private static ObjectNode object(String patient, String system, GradeSpan span, String edition) {
        Assessment assessment = span.assessment();
        ObjectNode object = JsonFields.MAPPER.createObjectNode();
        object.put("type", "grade");
        object.put("patient", patient);
        object.put("system", system);
        object.put("grade", assessment.grade());
        object.put("upper", assessment.upper());
        Index index = assessment.index();
        if (index != null) {
            object.put("score", index.score());
            Index.Band band = index.band();
            if (band != null) {
                object.put("band", band.name());
            }
        }
        object.put("completeness", assessment.completeness().name());
        object.put("from", span.from().toString());
        strings(
                object.putArray("flags"),
                assessment.flags().stream().map(Flag::name).toList());
        ArrayNode because = object.putArray("because");
        for (Criterion criterion : assessment.because()) {
            ObjectNode row = because.addObject().put("criterion", criterion.name());
            strings(row.putArray("evidence"), criterion.evidence());
        }
        strings(object.putArray("missing"), assessment.missing());
        object.put("edition", edition);
        return object;
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
