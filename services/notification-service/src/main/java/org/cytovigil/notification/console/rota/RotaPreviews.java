// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.console.WardZones;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.duty.Preview;
import org.cytovigil.notification.duty.Previews;
import org.cytovigil.notification.duty.Previews.Candidate;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.escalation.PlannedPage;
import org.cytovigil.paging.oncall.Interval;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Unreached;

/** Puts previews into words. */
@Singleton
class RotaPreviews {
    private final Previews previews;
    private final Channels channels;
    private final WardZones zones;
    private final RunTime time;

    RotaPreviews(Previews previews, Channels channels, WardZones zones, RunTime time) {
        this.previews = previews;
        this.channels = channels;
        this.zones = zones;
        this.time = time;
    }

    /** What the candidate leads to, in the zone of its roster. */
    RotaPreview of(String unit, Candidate candidate, Words site) {
        Words words = site.in(
                candidate.roster() == null ? zones.of(unit) : candidate.roster().zone());
        Instant now = time.wall();
        Preview high = previews.of(unit, Priority.HIGH, now, candidate);
        Preview medium = previews.of(unit, Priority.MEDIUM, now, candidate);
        return new RotaPreview(rows(high, words), rows(medium, words), days(high, words), doubts(high, words));
    }

    private List<RotaPreview.Row> rows(Preview preview, Words words) {
        return preview.plan().pages().stream()
                .map(page -> row(page, preview, words))
                .toList();
    }

    private RotaPreview.Row row(PlannedPage page, Preview preview, Words words) {
        String channel = page.channel().name();
        return new RotaPreview.Row(
                page.after().isZero() ? words.of("rota.atonce") : words.of("plan.after", words.span(page.after())),
                name(page.person(), preview),
                words.word("channel", channel, channels.label(channel)),
                words.word("plan", page.why().name()));
    }

    private static List<RotaPreview.Stretch> days(Preview preview, Words words) {
        record Dated(Interval interval, String text, boolean gap) {}
        List<Dated> all = new ArrayList<>();
        preview.watches()
                .forEach(watch -> all.add(new Dated(
                        watch.interval(),
                        watch.people().stream().map(Person::name).collect(Collectors.joining(", ")),
                        false)));
        preview.gaps().forEach(gap -> all.add(new Dated(gap, words.of("plan.gap"), true)));
        return all.stream()
                .sorted(Comparator.comparing(dated -> dated.interval().from()))
                .map(dated -> stretch(dated.interval(), dated.text(), dated.gap(), words))
                .toList();
    }

    /** Gaps stand in the calendar already. */
    private static List<RotaPreview.Stretch> doubts(Preview preview, Words words) {
        return preview.unreached().stream()
                .filter(stretch -> !stretch.people().isEmpty())
                .map(stretch -> stretch(stretch.interval(), doubts(stretch, preview, words), false, words))
                .toList();
    }

    private static String doubts(Unreached stretch, Preview preview, Words words) {
        return stretch.people().stream()
                .map(doubt -> name(doubt.person(), preview) + ": "
                        + words.word("reach", doubt.reach().name()))
                .collect(Collectors.joining("; "));
    }

    private static RotaPreview.Stretch stretch(Interval interval, String text, boolean gap, Words words) {
        return new RotaPreview.Stretch(stamp(interval.from(), words), stamp(interval.to(), words), text, gap);
    }

    private static String stamp(Instant at, Words words) {
        return words.weekday(at) + " " + words.clock(at);
    }

    private static String name(String person, Preview preview) {
        return preview.resolver().person(person).map(Person::name).orElse(person);
    }
}
