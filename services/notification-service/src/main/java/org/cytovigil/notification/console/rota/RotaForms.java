// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.notification.console.FormBody;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.duty.PolicyDocument;
import org.cytovigil.paging.escalation.EscalationPolicy;
import org.cytovigil.paging.oncall.Layer;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.Rotation;
import org.cytovigil.paging.oncall.Schedule;

/** Reads the forms of the rota; what the interface would refuse is refused here too. */
final class RotaForms {
    /** How many people take turns in the form; more by the interface. */
    static final int PEOPLE = 6;

    /** How many steps a ladder has in the form. */
    static final int STEPS = 8;

    private static final ObjectMapper JSON = new ObjectMapper();

    private RotaForms() {}

    /** The roster with the rotation of the form; its higher layers, and all other rotations, stay. */
    static Roster rotation(Roster roster, FormBody form) {
        String name = required(form, "name");
        List<String> people = Stream.iterate(1, number -> number <= PEOPLE, number -> number + 1)
                .flatMap(number -> Stream.ofNullable(form.text("person" + number)))
                .toList();
        Layer layer = layer(roster, form, people);
        List<Rotation> rotations = new ArrayList<>(roster.usual().rotations());
        int place = 0;
        while (place < rotations.size() && !rotations.get(place).name().equals(name)) {
            place++;
        }
        List<Layer> layers = new ArrayList<>(List.of(layer));
        if (place < rotations.size()) {
            List<Layer> before = rotations.get(place).layers();
            layers.addAll(before.subList(1, before.size()));
            rotations.set(place, new Rotation(name, layers));
        } else {
            rotations.add(new Rotation(name, layers));
        }
        Schedule changed =
                new Schedule(rotations, roster.usual().shifts(), roster.usual().people());
        return new Roster(roster.unit(), roster.zone(), changed, roster.temporary(), roster.overrides());
    }

    private static Layer layer(Roster roster, FormBody form, List<String> people) {
        try {
            return new Layer(
                    LocalDateTime.parse(required(form, "start")),
                    Duration.ofHours(Long.parseLong(required(form, "every"))),
                    roster.zone(),
                    people,
                    List.of());
        } catch (DateTimeException | IllegalArgumentException unusable) {
            throw new JsonProblem(String.valueOf(unusable.getMessage()));
        }
    }

    /** The policy of the form; how long receipts are waited for stays. */
    static EscalationPolicy policy(EscalationPolicy before, String unit, FormBody form) {
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
                step.put("delay", "PT" + required(form, ladder + number + "-delay") + "S");
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

    private static String required(FormBody form, String field) {
        String text = form.text(field);
        if (text == null) {
            throw new JsonProblem(field + " is missing");
        }
        return text;
    }
}
