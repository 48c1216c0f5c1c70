// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cytovigil.notification.console.FormBody;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.paging.oncall.Hours;
import org.cytovigil.paging.oncall.Layer;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.Rotation;

/** The form of a rotation: one layer of it, and the hours of the week to which a higher layer is restricted. */
final class RotationForm {
    /** How many people take turns in the form; more by the interface. */
    static final int PEOPLE = 6;

    /** How many layers a rotation has in the form; more by the interface. */
    static final int LAYERS = 4;

    private RotationForm() {}

    /** The roster with the layer of the form; the other layers, and all other rotations, stay. */
    static Roster in(Roster roster, FormBody form) {
        String name = form.required("name");
        Layer layer = layer(roster, form);
        List<Rotation> rotations = new ArrayList<>(roster.usual().rotations());
        int place = IntStream.range(0, rotations.size())
                .filter(number -> rotations.get(number).name().equals(name))
                .findFirst()
                .orElse(rotations.size());
        List<Layer> layers =
                new ArrayList<>(place < rotations.size() ? rotations.get(place).layers() : List.of());
        put(layers, level(form), layer);
        Rotation changed = new Rotation(name, layers);
        if (place < rotations.size()) {
            rotations.set(place, changed);
        } else {
            rotations.add(changed);
        }
        return roster.with(roster.usual().with(rotations));
    }

    private static void put(List<Layer> layers, int level, Layer layer) {
        if (level > layers.size() + 1) {
            throw new JsonProblem("layer " + level + " needs a layer " + (level - 1) + " below it");
        }
        if (level == layers.size() + 1) {
            layers.add(layer);
        } else {
            layers.set(level - 1, layer);
        }
    }

    private static int level(FormBody form) {
        String text = form.text("layer");
        try {
            int level = text == null ? 1 : Integer.parseInt(text);
            if (level >= 1 && level <= LAYERS) {
                return level;
            }
        } catch (NumberFormatException unreadable) {
            // told below
        }
        throw new JsonProblem("layer must be 1 to " + LAYERS);
    }

    private static Layer layer(Roster roster, FormBody form) {
        try {
            return new Layer(
                    LocalDateTime.parse(form.required("start")),
                    Duration.ofHours(Long.parseLong(form.required("every"))),
                    roster.zone(),
                    people(form),
                    hours(form));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException unusable) {
            throw new JsonProblem(String.valueOf(unusable.getMessage()));
        }
    }

    /** The people that are chosen in a form, in their order. */
    static List<String> people(FormBody form) {
        return IntStream.rangeClosed(1, PEOPLE)
                .boxed()
                .flatMap(number -> Stream.ofNullable(form.text("person" + number)))
                .toList();
    }

    /** No day is every hour. */
    private static List<Hours> hours(FormBody form) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (form.text("day-" + day) != null) {
                days.add(day);
            }
        }
        return days.isEmpty()
                ? List.of()
                : List.of(
                        new Hours(days, LocalTime.parse(form.required("from")), LocalTime.parse(form.required("to"))));
    }
}
