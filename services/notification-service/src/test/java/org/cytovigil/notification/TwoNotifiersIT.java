// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.EpisodeCheck.Counts;
import org.cytovigil.notification.EpisodeLedger.Row;
import org.cytovigil.notification.EpisodePlan.Fate;
import org.cytovigil.notification.EpisodePlan.Strike;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.cytovigil.schema.audit.ActionRecorded;
import org.cytovigil.testkit.Campaign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances of the service share one database, while carriers fail in every way, one of the two is killed again and
 * again, and so is the database. No alert is lost, nobody's answer is forgotten, and the ledger tells what happened.
 */
@Campaign
@ExtendWith(EmbeddedPlatformExtension.class)
class TwoNotifiersIT {
    private static final int EPISODES = Integer.getInteger("paging.episodes", 30);
    private static final int FIRST = Integer.getInteger("paging.first", 0);
    private static final long SEED = Long.getLong("paging.seed", 20261130L);
    private static final int SPEED = Integer.getInteger("paging.speed", 40);
    private static final int AT_ONCE = 40;
    private static final int WARDS = 60;
    private static final int KEPT_OPEN = 20;
    private static final int TOLD_EVERY = 100;
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration WHOLE = Duration.ofHours(4);

    private final Path logs;
    private final Map<Integer, EpisodeWard> wards = new HashMap<>();
    private final List<Episode> underWay = new ArrayList<>();
    private final Deque<Episode> over = new ArrayDeque<>();
    private final Set<String> unanswered = new TreeSet<>();
    private Counts counts = Counts.NONE;
    private int next = FIRST;
    private int killed;
    private int databaseKilled;
    private int alerts;
    private int finished;

    TwoNotifiersIT(@TempDir Path logs) {
        this.logs = logs;
    }

    /** Something dead, the episode that wanted it, and how far its revival is. */
    private static final class Wound {
        private final Strike strike;
        private final Episode episode;
        private final Instant since;
        private CompletableFuture<?> revival = new CompletableFuture<>();
        private boolean reviving;

        private Wound(Strike strike, Episode episode, Instant since) {
            this.strike = strike;
            this.episode = episode;
            this.since = since;
        }
    }

    private final Deque<Wound> wanted = new ArrayDeque<>();
    private final List<Wound> open = new ArrayList<>();

    @Test
    void noAlertIsLostAndNoAnswerForgottenWhateverDies(EmbeddedPlatform platform) throws Exception {
        System.out.printf(
                "paging campaign: -Dpaging.seed=%d -Dpaging.first=%d -Dpaging.episodes=%d%n", SEED, FIRST, EPISODES);
        try (MortalPostgres postgres = new MortalPostgres();
                TwoNotifiers site = new TwoNotifiers(platform.settings(), postgres, SPEED, logs)) {
            EpisodeLedger ledger = new EpisodeLedger(postgres);
            shortenTheWaitOfMedium(site);
            await().pollDelay(Duration.ZERO).pollInterval(LOOK).atMost(WHOLE).until(() -> turn(site, ledger));
            over.forEach(Episode::checkAgainAndEnd);
            whatWasPromisedToKafkaIsThere(platform, site, ledger);
            tell();
        } catch (Exception | Error failed) {
            Path kept = Files.createDirectories(Path.of("target", "two-notifiers"));
            try (Stream<Path> files = Files.list(logs)) {
                for (Path file : files.toList()) {
                    Files.copy(file, kept.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            throw failed;
        }
    }

    /** Three minutes in place of ten, so that nobody's silence lasts for the whole campaign. */
    private static void shortenTheWaitOfMedium(TwoNotifiers site) {
        String standard = site.api(0, "GET", "/api/policies/W0", "").body().toString();
        int status = site.api(0, "PUT", "/api/policies/*", standard.replace("PT10M", "PT3M"))
                .status();
        assertThat(status).as("a policy is set: %s", standard).isEqualTo(200);
    }

    /** One look at everything that is under way; whether all is over. */
    private boolean turn(TwoNotifiers site, EpisodeLedger ledger) throws Exception {
        while (underWay.size() < AT_ONCE && next < FIRST + EPISODES && wardIsFree(next)) {
            EpisodeWard ward = wards.computeIfAbsent(next % WARDS, number -> EpisodeWard.made(number, site));
            underWay.add(new Episode(EpisodePlan.of(SEED, next++), ward, site));
        }
        Map<String, Row> rows = rows(ledger);
        for (Iterator<Episode> each = underWay.iterator(); each.hasNext(); ) {
            Episode episode = each.next();
            boolean done = episode.turn(rows, episode.plan().number() == next - 1);
            Strike strike = episode.due();
            if (strike != Strike.NONE) {
                wanted.add(new Wound(strike, episode, Instant.MAX));
            }
            if (done) {
                each.remove();
                finish(episode);
            }
        }
        strikeAndRevive(site, ledger);
        return underWay.isEmpty() && next == FIRST + EPISODES && open.isEmpty();
    }

    private boolean wardIsFree(int number) {
        return underWay.stream().noneMatch(episode -> episode.plan().number() % WARDS == number % WARDS);
    }

    private Map<String, Row> rows(EpisodeLedger ledger) {
        try {
            return ledger.rows(underWay.stream()
                    .flatMap(episode -> episode.alerts().stream())
                    .map(alert -> alert.plan().id())
                    .toList());
        } catch (SQLException dead) {
            return Map.of();
        }
    }

    private void finish(Episode episode) {
        counts = counts.plus(episode.check());
        alerts += episode.alerts().size();
        episode.alerts().stream()
                .filter(alert -> alert.plan().fate() == Fate.UNANSWERED)
                .forEach(alert -> unanswered.add(alert.plan().id()));
        over.add(episode);
        finished++;
        if (finished % TOLD_EVERY == 0) {
            tell();
        }
        if (over.size() > KEPT_OPEN) {
            over.remove().checkAgainAndEnd();
        }
    }

    private void tell() {
        System.out.printf(
                "paging campaign: episodes=%d alerts=%d pages=%d arrived=%d repeated=%d unreached=%d kills=%d"
                        + " database_kills=%d%n",
                finished,
                alerts,
                counts.pages(),
                counts.arrived(),
                counts.repeated(),
                counts.unreached(),
                killed,
                databaseKilled);
    }

    /** One of the two at a time; the database whenever it is wanted. */
    private void strikeAndRevive(TwoNotifiers site, EpisodeLedger ledger) throws Exception {
        Wound first = wanted.peek();
        boolean database = first != null && first.strike == Strike.DATABASE;
        if (first != null && open.stream().noneMatch(wound -> (wound.strike == Strike.DATABASE) == database)) {
            open.add(struck(wanted.remove(), site));
        }
        for (Iterator<Wound> each = open.iterator(); each.hasNext(); ) {
            Wound wound = each.next();
            if (!wound.reviving && (wound.strike == Strike.DATABASE || goesOn(ledger, wound.since))) {
                wound.reviving = true;
                wound.revival = revival(wound.strike, site);
            }
            if (wound.revival.isDone()) {
                wound.revival.join();
                if (wound.strike != Strike.DATABASE) {
                    site.revived(number(wound.strike), (ServiceProcess) wound.revival.join());
                }
                wound.episode.survived();
                each.remove();
            }
        }
    }

    private Wound struck(Wound wound, TwoNotifiers site) throws IOException {
        if (wound.strike == Strike.DATABASE) {
            site.postgres().kill();
            databaseKilled++;
        } else {
            site.kill(number(wound.strike));
            killed++;
        }
        return new Wound(wound.strike, wound.episode, site.now());
    }

    private static CompletableFuture<?> revival(Strike strike, TwoNotifiers site) {
        if (strike != Strike.DATABASE) {
            return site.revive(number(strike));
        }
        return CompletableFuture.runAsync(() -> {
            try {
                site.postgres().restart();
            } catch (IOException | InterruptedException failed) {
                throw new AssertionError(failed);
            }
        });
    }

    private static int number(Strike strike) {
        return strike == Strike.FIRST ? 0 : 1;
    }

    /** Only then the dead one is started again: the other has decided a page since. */
    private static boolean goesOn(EpisodeLedger ledger, Instant since) {
        try {
            return ledger.triedSince(since);
        } catch (SQLException dead) {
            return false;
        }
    }

    private void whatWasPromisedToKafkaIsThere(EmbeddedPlatform platform, TwoNotifiers site, EpisodeLedger ledger)
            throws Exception {
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(
                        () -> assertThat(ledger.column("select topic || ' ' || record_key from kafka_outbox limit 5"))
                                .isEmpty());
        Set<String> alarms = new TopicReader(platform.settings())
                .all(Topics.AUDIT).stream()
                        .map(ActionRecorded.class::cast)
                        .filter(action -> action.getAction().toString().equals("TECHNICAL_ALARM"))
                        .map(action -> action.getSubject().toString())
                        .collect(Collectors.toSet());
        assertThat(alarms).as("each technical alarm is on the audit trail").containsAll(unanswered);
        for (Path spool : site.spools()) {
            try (Stream<Path> kept = Files.list(spool)) {
                assertThat(kept.toList()).as("texts that were kept are handled").isEmpty();
            }
        }
    }
}
