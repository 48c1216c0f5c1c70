// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.notification.console.Words;
import org.cytovigil.paging.oncall.Hours;
import org.cytovigil.paging.oncall.Layer;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.Schedule;

/**
 * The rotations and temporary schedules of a rota, in words.
 *
 * @param version of the rota that they are of
 */
public record RotaParts(String version, List<Part> parts) {
    public RotaParts {
        parts = List.copyOf(parts);
    }

    /** A layer or a temporary schedule. */
    public record Part(String key, String text) {}

    /** In the words of the ward. */
    static RotaParts of(Roster roster, Map<String, String> names, Words site) {
        Words words = site.in(roster.zone());
        return new RotaParts(
                RemovalForm.version(roster),
                RemovalForm.parts(roster).stream()
                        .map(part -> new Part(part.key(), text(part, names, words)))
                        .toList());
    }

    private static String text(RemovalForm.Part part, Map<String, String> names, Words words) {
        if (part instanceof RemovalForm.LayerPart in) {
            Layer layer = in.layer();
            String hours = layer.only().isEmpty()
                    ? words.of("plan.always")
                    : layer.only().stream().map(only -> hours(only, words)).collect(Collectors.joining("; "));
            return words.of(
                    "plan.part.layer",
                    in.whole().name(),
                    in.level() + 1,
                    words.span(layer.every()),
                    hours,
                    named(layer.people().stream(), names));
        }
        RemovalForm.TemporaryPart in = (RemovalForm.TemporaryPart) part;
        Schedule schedule = in.temporary().schedule();
        return words.of(
                "plan.part.temporary",
                words.weekday(in.temporary().from()) + " "
                        + words.clock(in.temporary().from()),
                words.weekday(in.temporary().to()) + " "
                        + words.clock(in.temporary().to()),
                named(schedule.named().stream(), names));
    }

    private static String hours(Hours hours, Words words) {
        String days = hours.days().stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.SHORT, words.locale()))
                .collect(Collectors.joining(", "));
        return days + " " + hours.from() + "–" + hours.to();
    }

    private static String named(Stream<String> people, Map<String, String> names) {
        return people.map(person -> names.getOrDefault(person, person)).collect(Collectors.joining(", "));
    }

    /** The days of the week with what they are called, first the first. */
    static List<Map.Entry<DayOfWeek, String>> days(Words words) {
        return Stream.of(DayOfWeek.values())
                .map(day -> Map.entry(day, day.getDisplayName(TextStyle.SHORT, words.locale())))
                .toList();
    }
}
