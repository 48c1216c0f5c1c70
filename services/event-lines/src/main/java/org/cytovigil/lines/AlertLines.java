// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.lines;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cytovigil.core.alerting.AlertStep;

/** Writes alert lines. */
public final class AlertLines {
    private AlertLines() {}

    /** The line of an alert that was raised or retracted. */
    public static String write(AlertStep step) {
        ObjectNode object = JsonFields.MAPPER.createObjectNode();
        object.put("type", "alert");
        object.put("patient", step.patient().value());
        object.put("alert", step.alertId());
        object.put("priority", step.priority().name());
        object.put("page", step.page());
        object.put("cause", step.cause().name());
        if (step.system() != null) {
            object.put("system", step.system());
        }
        if (step.grade() != null) {
            object.put("grade", step.grade());
        }
        if (step.previous() != null) {
            object.put("previous", step.previous());
        }
        object.put("at", step.at().toString());
        object.put("raisedAt", step.raisedAt().toString());
        object.put("summary", step.summary());
        if (step.retracts() != null) {
            object.put("retracts", step.retracts());
        }
        return object.toString();
    }
}
