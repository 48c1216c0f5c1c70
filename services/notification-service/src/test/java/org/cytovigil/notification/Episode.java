// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cytovigil.notification.EpisodeCheck.Counts;
import org.cytovigil.notification.EpisodeLedger.Row;
import org.cytovigil.notification.EpisodePlan.Moment;
import org.cytovigil.notification.EpisodePlan.Strike;
import org.cytovigil.notification.EpisodeWard.Arrived;

/** One episode: some alerts of one ward, under way together, until each has come to what was planned. */
final class Episode {
    /** In real time; it only tells apart what takes long from what never ends. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final EpisodePlan plan;
    private final EpisodeWard ward;
    private final TwoNotifiers site;
    private final Random random;
    private final List<EpisodeAlert> alerts;
    private final long began = System.nanoTime();
    private Strike due = Strike.NONE;
    private boolean struck;
    private boolean survived;
    private int forges;
    private int looks;

    Episode(EpisodePlan plan, EpisodeWard ward, TwoNotifiers site) {
        this.plan = plan;
        this.ward = ward;
        this.site = site;
        this.random = new Random(plan.seed() + 1);
        this.forges = plan.forges();
        this.survived = plan.strike() == Strike.NONE;
        this.alerts = plan.alerts().stream()
                .map(planned -> new EpisodeAlert(planned, ward, site, random))
                .toList();
        site.faults(plan.faults());
        alerts.forEach(EpisodeAlert::raise);
        reached(Moment.RAISED);
    }

    EpisodePlan plan() {
        return plan;
    }

    EpisodeWard ward() {
        return ward;
    }

    List<EpisodeAlert> alerts() {
        return alerts;
    }

    /** What is to be killed now; once. */
    Strike due() {
        Strike now = due;
        due = Strike.NONE;
        return now;
    }

    /** What was to be killed is alive again, and others had gone on meanwhile. */
    void survived() {
        survived = true;
    }

    /** Takes it further; whether all its alerts are done. While the database is dead, by what was known before. */
    boolean turn(Map<String, Row> rows, boolean newest) {
        looks++;
        if (newest && looks == plan.calmAfter()) {
            site.faults("{}");
        }
        List<Arrived> arrived = ward.arrived(site);
        for (EpisodeAlert alert : alerts) {
            alert.seen(rows.get(alert.plan().id()));
            Row row = alert.row();
            if (row == null) {
                continue;
            }
            if (!EpisodeAlert.pages(arrived, row.code()).isEmpty()) {
                reached(Moment.PAGED);
            }
            forge(row);
            if (alert.act(arrived, survived)) {
                reached(Moment.ANSWERED);
            }
        }
        assertThat(System.nanoTime() - began)
                .as("an episode that does not come to its end: %s", this)
                .isLessThan(PATIENCE.toNanos());
        return survived && alerts.stream().allMatch(EpisodeAlert::done);
    }

    private void reached(Moment moment) {
        if (!struck && moment == plan.moment()) {
            struck = true;
            due = plan.strike();
        }
    }

    /** Receipts and an answer that no carrier sent. */
    private void forge(Row row) {
        if (forges <= 0 || row.tries().isEmpty()) {
            return;
        }
        forges--;
        int number = random.nextInt(2);
        boolean signed = random.nextBoolean();
        for (String page : row.tries()) {
            refused(site.forge(
                    number,
                    "/hooks/sms/status?" + page,
                    "AccountSid=ACsmsa&MessageSid=SM0&MessageStatus=delivered",
                    signed));
        }
        String phone = ward.phones().keySet().iterator().next().replace("+", "%2B");
        refused(site.forge(
                number,
                "/hooks/sms/inbound",
                "AccountSid=ACsmsa&MessageSid=SM" + random.nextInt() + "&From=" + phone + "&Body=" + row.code() + "+A",
                signed));
    }

    private static void refused(int status) {
        assertThat(status).as("a forged call is refused, or nobody is there").isIn(0, 403);
    }

    /** Holds each alert against the devices. */
    Counts check() {
        // What is on its way may arrive between two looks: what arrived must be in a ledger that is read after it, and
        // what
        // the ledger calls delivered on a device that is read after that.
        List<Arrived> before = ward.arrived(site);
        Counts counts = Counts.NONE;
        for (EpisodeAlert alert : alerts) {
            JsonNode told = told(alert);
            List<Arrived> after = ward.arrived(site);
            try {
                counts = counts.plus(new EpisodeCheck(alert, ward, told, before, after).look());
            } catch (AssertionError wrong) {
                throw new AssertionError(this + "\n" + alert.plan() + "\n" + told.toPrettyString(), wrong);
            }
        }
        return counts;
    }

    /** What was taken stays taken, by the same; then it is over. */
    void checkAgainAndEnd() {
        for (EpisodeAlert alert : alerts) {
            JsonNode told = told(alert);
            Row before = alert.row();
            assertThat(told.path("state").asText())
                    .as("%s of %s", alert.plan(), this)
                    .isEqualTo(alert.end());
            if (before != null && before.takenBy() != null) {
                assertThat(told.path("acknowledgedBy").asText()).as("%s", this).isEqualTo(before.takenBy());
                int status = site.api(0, "POST", "/api/alerts/" + alert.plan().id() + "/resolve", "{}")
                        .status();
                assertThat(status).isIn(0, 200, 409, 503);
            }
        }
    }

    private JsonNode told(EpisodeAlert alert) {
        return await().atMost(PATIENCE)
                .until(
                        () -> site.api(
                                random.nextInt(2),
                                "GET",
                                "/api/alerts/" + alert.plan().id(),
                                ""),
                        answer -> answer.status() == 200)
                .body();
    }

    @Override
    public String toString() {
        return "episode " + plan.number() + " of seed " + plan.seed() + ", faults " + plan.faults() + ", killed "
                + plan.strike() + " at " + plan.moment();
    }
}
