// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.feeds;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.notification.api.BoardView;
import org.cytovigil.notification.console.Frame;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.health.Pulse;
import org.cytovigil.notification.health.Pulses;
import org.cytovigil.notification.ledger.FeedRow;
import org.cytovigil.notification.ledger.NewestDatum;
import org.cytovigil.notification.security.Role;

/** The page of the feeds. */
@Controller("/feeds")
@Secured(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class FeedsController {
    private static final String LIVE = "LIVE";

    private final BoardView view;
    private final Pulses pulses;
    private final Frames frames;

    FeedsController(BoardView view, Pulses pulses, Frames frames) {
        this.view = view;
        this.pulses = pulses;
        this.frames = frames;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, Authentication account) {
        return answer("feeds", request, account);
    }

    @Get("/now")
    HttpResponse<?> fragment(HttpRequest<?> request, Authentication account) {
        return answer("part/feeds", request, account);
    }

    private HttpResponse<?> answer(String template, HttpRequest<?> request, Authentication account) {
        Frame frame = frames.of(request, account, "feeds.title", "feeds");
        Words words = frame.words();
        List<BoardView.Bed> beds = view.beds();
        Feeds feeds = new Feeds(
                sources(beds, words),
                quiet(beds, words),
                pulses.all().stream().map(pulse -> part(pulse, words)).toList());
        return Pages.of(template, Map.of("frame", frame, "feeds", feeds));
    }

    private static List<Feeds.Source> sources(List<BoardView.Bed> beds, Words words) {
        Map<String, List<Instant>> newest = new TreeMap<>();
        Map<String, Long> late = new TreeMap<>();
        for (BoardView.Bed bed : beds) {
            for (NewestDatum datum : bed.data()) {
                newest.computeIfAbsent(datum.feed(), feed -> new ArrayList<>()).add(datum.at());
            }
            for (FeedRow feed : bed.feeds()) {
                newest.computeIfAbsent(feed.feed(), name -> new ArrayList<>());
                if (bed.data().stream().noneMatch(datum -> datum.feed().equals(feed.feed()))) {
                    newest.get(feed.feed()).add(feed.lastAt());
                }
                if (!feed.status().equals(LIVE)) {
                    late.merge(feed.feed(), 1L, Long::sum);
                }
            }
        }
        List<Feeds.Source> sources = new ArrayList<>();
        newest.forEach((feed, times) -> {
            Instant last = times.stream().max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
            sources.add(new Feeds.Source(
                    words.word("feed", feed),
                    times.size(),
                    late.getOrDefault(feed, 0L),
                    words.exact(last),
                    words.age(last)));
        });
        return sources;
    }

    private static List<Feeds.Quiet> quiet(List<BoardView.Bed> beds, Words words) {
        List<Feeds.Quiet> quiet = new ArrayList<>();
        for (BoardView.Bed bed : beds) {
            for (FeedRow feed : bed.feeds()) {
                if (!feed.status().equals(LIVE)) {
                    String unit = bed.patient().unit();
                    quiet.add(new Feeds.Quiet(
                            bed.patient().patient(),
                            unit == null ? words.of("ward.unknown") : unit,
                            words.word("feed", feed.feed()),
                            words.word("status", feed.status()),
                            words.exact(bed.newest(feed)),
                            words.age(bed.newest(feed))));
                }
            }
        }
        return quiet;
    }

    private static Feeds.Part part(Pulse pulse, Words words) {
        String problem = pulse.problem();
        return new Feeds.Part(
                words.word("part", pulse.part()),
                pulse.stuck(),
                words.span(pulse.age()),
                problem == null ? "" : problem);
    }
}
