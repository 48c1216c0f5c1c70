// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cytovigil.paging.escalation.EscalationStep;
import org.cytovigil.paging.escalation.Ladder;
import org.cytovigil.paging.escalation.Target;
import org.cytovigil.paging.oncall.Channel;

/**
 * A ward whose rota is looked at or changed.
 *
 * @param begin a time from which a new rotation could begin, as a form has it
 * @param days the days of the week with what they are called
 * @param parts what can be taken out of the rota
 */
public record RotaEdit(
        String unit,
        String zone,
        List<Choice> people,
        String begin,
        List<Map.Entry<DayOfWeek, String>> days,
        RotaParts parts,
        List<Step> high,
        List<Step> medium,
        RotaPreview preview) {
    public RotaEdit {
        people = List.copyOf(people);
        days = List.copyOf(days);
        high = List.copyOf(high);
        medium = List.copyOf(medium);
    }

    /** A person who can be chosen. */
    public record Choice(String id, String name) {}

    /** A step of a policy as a form has it; with nothing in it where one can be added. */
    public record Step(int number, String delay, String targets, String channels, int repeats) {

        /** The steps of a ladder, and one more to fill in. */
        static List<Step> of(Ladder ladder) {
            int last = Math.min(ladder.steps().size() + 1, PolicyForm.STEPS);
            return IntStream.rangeClosed(1, last)
                    .mapToObj(number -> number > ladder.steps().size()
                            ? new Step(number, "120", "", "", 0)
                            : of(number, ladder.steps().get(number - 1)))
                    .toList();
        }

        private static Step of(int number, EscalationStep step) {
            return new Step(
                    number,
                    String.valueOf(step.delay().toSeconds()),
                    step.targets().stream().map(Target::text).collect(Collectors.joining(", ")),
                    step.channels().stream().map(Channel::name).collect(Collectors.joining(", ")),
                    step.repeats());
        }
    }

    /** The numbers of the layers in a rotation's form. */
    public List<Integer> layers() {
        return IntStream.rangeClosed(1, RotationForm.LAYERS).boxed().toList();
    }

    /** The numbers of the people in a rotation's form. */
    public List<Integer> turns() {
        return IntStream.rangeClosed(1, RotationForm.PEOPLE).boxed().toList();
    }
}
