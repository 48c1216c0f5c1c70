// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.cytovigil.notification.console.FormBody;
import org.cytovigil.notification.duty.PolicyDocument;
import org.cytovigil.paging.escalation.EscalationPolicy;

/** The form of a policy: whom an alert pages, step by step. */
final class PolicyForm {
    /** How many steps a ladder has in the form. */
    static final int STEPS = 8;

    private static final ObjectMapper JSON = new ObjectMapper();

    private PolicyForm() {}

    /** The policy of the form; how long receipts are waited for stays. */
    static EscalationPolicy in(EscalationPolicy before, String unit, FormBody form) {
        ObjectNode document = JSON.createObjectNode();
        document.putObject("high").set("steps", steps(form, "high"));
        document.putObject("medium").set("steps", steps(form, "medium"));
        ObjectNode receipts = document.putObject("receipts");
        receipts.put("otherRoute", before.receipts().otherRoute().toString());
        receipts.put("nextPerson", before.receipts().nextPerson().toString());
        receipts.put("retryPause", before.receipts().retryPause().toString());
        return PolicyDocument.read(unit, document);
    }

    private static ArrayNode steps(FormBody form, String ladder) {
        ArrayNode steps = JSON.createArrayNode();
        for (int number = 1; number <= STEPS; number++) {
            String targets = form.text(ladder + number + "-targets");
            if (targets != null) {
                ObjectNode step = steps.addObject();
                step.put("delay", "PT" + form.required(ladder + number + "-delay") + "S");
                step.set("targets", words(targets));
                String channels = form.text(ladder + number + "-channels");
                step.set("channels", words(channels == null ? "" : channels));
                String repeats = form.text(ladder + number + "-repeats");
                step.put("repeats", repeats == null ? "0" : repeats);
            }
        }
        return steps;
    }

    private static ArrayNode words(String text) {
        ArrayNode words = JSON.createArrayNode();
        Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }
}
