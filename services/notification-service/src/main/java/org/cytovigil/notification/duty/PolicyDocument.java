// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.paging.escalation.EscalationPolicy;
import org.cytovigil.paging.escalation.EscalationStep;
import org.cytovigil.paging.escalation.Ladder;
import org.cytovigil.paging.escalation.ReceiptPatience;
import org.cytovigil.paging.escalation.Target;
import org.cytovigil.paging.oncall.Channel;

/** Escalation policies as JSON: {@code steps} for all priorities, or {@code high} and {@code medium} apart. */
public final class PolicyDocument {
    private static final KnownFields POLICY = KnownFields.of("a policy", "unit", "high", "medium", "steps", "receipts");
    private static final KnownFields LADDER = KnownFields.of("'high' and 'medium'", "steps");
    private static final KnownFields STEP = KnownFields.of("a step", "delay", "targets", "channels", "repeats");
    private static final KnownFields RECEIPTS = KnownFields.of("'receipts'", "otherRoute", "nextPerson", "retryPause");

    private PolicyDocument() {}

    /** Reads a policy and checks it; throws {@link JsonProblem}. */
    public static EscalationPolicy read(String unit, JsonNode node) {
        EscalationPolicy standard = EscalationPolicy.standard(unit);
        POLICY.check(node);
        if (!(node.has("steps") || node.has("high") || node.has("medium"))) {
            throw new JsonProblem("a policy has 'steps', or 'high' and 'medium' with 'steps' in each");
        }
        Ladder high = ladder(node, "high", standard.high());
        Ladder medium = ladder(node, "medium", standard.medium());
        EscalationPolicy policy = new EscalationPolicy(unit, high, medium, receipts(node));
        if (!policy.problems().isEmpty()) {
            throw new JsonProblem(policy.problems());
        }
        return policy;
    }

    private static ReceiptPatience receipts(JsonNode node) {
        JsonNode receipts = node.path("receipts");
        if (node.hasNonNull("receipts")) {
            RECEIPTS.check(receipts);
        }
        ReceiptPatience standard = ReceiptPatience.DEFAULT;
        return new ReceiptPatience(
                Document.read(receipts, "otherRoute", standard.otherRoute(), Duration::parse),
                Document.read(receipts, "nextPerson", standard.nextPerson(), Duration::parse),
                Document.read(receipts, "retryPause", standard.retryPause(), Duration::parse));
    }

    private static Ladder ladder(JsonNode node, String name, Ladder standard) {
        JsonNode own = node.path(name);
        if (node.hasNonNull(name)) {
            LADDER.check(own);
        }
        JsonNode holder = own.isObject() ? own : node;
        if (!holder.has("steps")) {
            return standard;
        }
        List<EscalationStep> steps = new ArrayList<>();
        Document.array(holder, "steps").forEach(step -> steps.add(step(step)));
        if (steps.isEmpty()) {
            throw new JsonProblem(name + ": needs at least one step");
        }
        return new Ladder(steps);
    }

    private static EscalationStep step(JsonNode node) {
        STEP.check(node);
        return new EscalationStep(
                Document.read(node, "delay", Duration::parse),
                Document.list(node, "targets", Target::parse),
                Document.list(node, "channels", Channel::of),
                Document.read(node, "repeats", 0, Integer::valueOf));
    }

    /** The policy in the shape of the interface. */
    public static Map<String, Object> of(EscalationPolicy policy) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("unit", policy.unit());
        document.put("high", of(policy.high()));
        document.put("medium", of(policy.medium()));
        document.put(
                "receipts",
                Map.of(
                        "otherRoute", policy.receipts().otherRoute().toString(),
                        "nextPerson", policy.receipts().nextPerson().toString(),
                        "retryPause", policy.receipts().retryPause().toString()));
        return document;
    }

    private static Map<String, Object> of(Ladder ladder) {
        return Map.of("steps", ladder.steps().stream().map(PolicyDocument::of).toList());
    }

    private static Map<String, Object> of(EscalationStep step) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("delay", step.delay().toString());
        document.put("targets", step.targets().stream().map(Target::text).toList());
        document.put("channels", step.channels().stream().map(Channel::name).toList());
        document.put("repeats", step.repeats());
        return document;
    }
}
