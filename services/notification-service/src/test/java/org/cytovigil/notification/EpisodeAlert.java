// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.notification.EpisodeLedger.Row;
import org.cytovigil.notification.EpisodePlan.Fate;
import org.cytovigil.notification.EpisodePlan.PlannedAlert;
import org.cytovigil.notification.EpisodeWard.Arrived;
import org.cytovigil.schema.alert.AlertTransition;
import org.jspecify.annotations.Nullable;

/** An alert on its way to what is planned for it: people and the grader do their part, again where nothing came of it. */
final class EpisodeAlert {
    /** Whoever got no word back does it again after this long. */
    private static final Duration AGAIN = Duration.ofMinutes(2);

    private final PlannedAlert plan;
    private final EpisodeWard ward;
    private final TwoNotifiers site;
    private final Random random;
    private final Instant raisedAt;
    private final Set<String> answering = new TreeSet<>();
    private @Nullable Row row;
    private Instant lastDone = Instant.MIN;
    private boolean passedOn;
    private boolean tookOnConsole;

    EpisodeAlert(PlannedAlert plan, EpisodeWard ward, TwoNotifiers site, Random random) {
        this.plan = plan;
        this.ward = ward;
        this.site = site;
        this.random = random;
        this.raisedAt = site.now();
    }

    PlannedAlert plan() {
        return plan;
    }

    /** Who has tried to take it; the administrator where that was on the console. */
    Set<String> answering() {
        return answering;
    }

    /** Whether the console said that it was taken. */
    boolean tookOnConsole() {
        return tookOnConsole;
    }

    @Nullable
    Row row() {
        return row;
    }

    void seen(@Nullable Row newest) {
        if (newest != null) {
            row = newest;
        }
    }

    void raise() {
        for (int time = 0; time < (plan.twice() ? 2 : 1); time++) {
            site.publish(step("RAISED"));
        }
    }

    private AlertTransition step(String transition) {
        return AlertTransition.newBuilder()
                .setAlertId(plan.id())
                .setPatient(plan.patient())
                .setUnit(ward.unit())
                .setTransition(transition)
                .setPriority(plan.priority())
                .setPage(true)
                .setCause("CRS_ROSE")
                .setGradingSystem("astct-crs-2019")
                .setGrade(2)
                .setPrevious(1)
                .setAt(raisedAt)
                .setRaisedAt(raisedAt)
                .setSummary("CRS grade 2")
                .build();
    }

    /** The pages of this alert among what arrived, oldest first. */
    static List<Arrived> pages(List<Arrived> arrived, String code) {
        return arrived.stream()
                .filter(message -> message.sent() && message.body().contains("priority alert " + code))
                .toList();
    }

    /** Does what is due; whether somebody has just answered. */
    boolean act(List<Arrived> arrived, boolean mayEnd) {
        Row now = row;
        if (now == null || done() || site.now().isBefore(lastDone.plus(AGAIN))) {
            return false;
        }
        List<Arrived> texts = pages(arrived, now.code()).stream()
                .filter(message -> ward.phones().containsKey(message.device()))
                .toList();
        if (plan.fate() == Fate.UNANSWERED) {
            if (now.alarmed() && mayEnd) {
                lastDone = site.now();
                var unused = site.api(random.nextInt(2), "POST", "/api/alerts/" + plan.id() + "/resolve", "{}");
            }
            return false;
        }
        if (texts.size() < plan.after()) {
            return false;
        }
        lastDone = site.now();
        act(now.code(), texts);
        return true;
    }

    private void act(String code, List<Arrived> texts) {
        String newest = texts.get(texts.size() - 1).device();
        switch (plan.fate()) {
            case ANSWERED -> take(newest, code);
            case ANSWERED_BY_TWO -> ward.phones().keySet().forEach(phone -> takeIfPaged(phone, code, texts));
            case PASSED_ON -> {
                if (passedOn) {
                    take(newest, code);
                } else {
                    passedOn = true;
                    site.text(newest, code + " E");
                }
            }
            case ON_CONSOLE -> {
                answering.add("admin");
                tookOnConsole |= site.api(random.nextInt(2), "POST", "/api/alerts/" + plan.id() + "/acknowledge", "{}")
                                .status()
                        == 200;
            }
            case RETRACTED -> site.publish(step("RETRACTED"));
            case RESOLVED -> site.publish(step("RESOLVED"));
            case UNANSWERED -> throw new AssertionError("nobody answers");
        }
    }

    private void takeIfPaged(String phone, String code, List<Arrived> texts) {
        if (texts.stream().anyMatch(text -> text.device().equals(phone))) {
            take(phone, code);
        }
    }

    private void take(String phone, String code) {
        answering.add(ward.owner(phone));
        site.text(phone, code + (random.nextBoolean() ? " A" : " a."));
    }

    /** Whether it came to what was planned, and nothing is under way any more. */
    boolean done() {
        Row now = row;
        return now != null && now.queued() == 0 && now.state().equals(end());
    }

    /** The state that it must come to. */
    String end() {
        return switch (plan.fate()) {
            case ANSWERED, ANSWERED_BY_TWO, PASSED_ON, ON_CONSOLE -> "ACKNOWLEDGED";
            case RETRACTED, RESOLVED, UNANSWERED -> "CLOSED";
        };
    }
}
