// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rotaimport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cytovigil.paging.oncall.Interval;
import org.cytovigil.paging.oncall.Schedule;
import org.cytovigil.paging.oncall.TemporarySchedule;

/** Turns watches that may overlap into temporary schedules that do not: in each are all who have the watch then. */
final class Watches {
    private Watches() {}

    /** Some people's time on call. */
    record Watch(Interval time, List<String> people) {}

    /** People of overlapping watches stand in the order of the list. */
    static List<TemporarySchedule> schedules(List<Watch> watches) {
        TreeSet<Instant> edges = new TreeSet<>();
        watches.forEach(watch -> {
            edges.add(watch.time().from());
            edges.add(watch.time().to());
        });
        List<TemporarySchedule> schedules = new ArrayList<>();
        Instant from = null;
        for (Instant to : edges) {
            if (from != null) {
                add(schedules, from, to, onCall(watches, from));
            }
            from = to;
        }
        return schedules;
    }

    private static List<String> onCall(List<Watch> watches, Instant at) {
        return watches.stream()
                .filter(watch -> watch.time().contains(at))
                .flatMap(watch -> watch.people().stream())
                .distinct()
                .toList();
    }

    private static void add(List<TemporarySchedule> schedules, Instant from, Instant to, List<String> people) {
        if (people.isEmpty()) {
            return;
        }
        TemporarySchedule last = schedules.isEmpty() ? null : schedules.get(schedules.size() - 1);
        if (last != null && last.to().equals(from) && last.schedule().people().equals(people)) {
            schedules.set(schedules.size() - 1, new TemporarySchedule(last.from(), to, last.schedule()));
            return;
        }
        schedules.add(new TemporarySchedule(from, to, new Schedule(List.of(), List.of(), people)));
    }
}
