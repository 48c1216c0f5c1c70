// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.PatientKey;

/** The facts so far, and a clock that likes to stand on the limits of the rules. */
final class Draft {
    static final Instant START = Instant.parse("2026-01-15T00:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("p1");
    private static final Duration[] STEPS = {
        Duration.ZERO,
        Duration.ZERO,
        Duration.ofSeconds(1),
        Duration.ofSeconds(59),
        Duration.ofSeconds(119),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofSeconds(301),
        Duration.ofMinutes(10),
        Duration.ofMinutes(15),
        Duration.ofSeconds(901),
        Duration.ofMinutes(37),
        Duration.ofHours(1),
        Duration.ofHours(2),
        Duration.ofHours(4),
        Duration.ofHours(6),
        Duration.ofHours(8),
        Duration.ofHours(12),
        Duration.ofSeconds(86_399),
        Duration.ofHours(24),
        Duration.ofHours(36)
    };
    private final Dice dice;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Instant> instants = new ArrayList<>();
    private Instant now = START;
    private int count;

    Draft(Dice dice) {
        this.dice = dice;
    }

    Dice dice() {
        return dice;
    }

    List<Fact> facts() {
        return facts;
    }

    Instant now() {
        return now;
    }

    /** Moves on by a step that some rule speaks of, at times from an earlier fact rather than the last one. */
    void move() {
        boolean back = !instants.isEmpty() && dice.percent(20);
        now = (back ? dice.any(instants) : now).plus(dice.any(STEPS));
        if (dice.percent(2)) {
            now = now.plusMillis(dice.below(1_000));
        }
        if (dice.percent(1)) {
            now = now.plus(Duration.ofDays(dice.below(16)));
        }
    }

    void moveTo(Instant at) {
        now = at;
    }

    FactHeader header() {
        return header("");
    }

    FactHeader header(String source) {
        String id = Integer.toHexString(dice.below(16)) + "-" + ++count;
        FactStatus status = dice.percent(10) ? FactStatus.PRELIMINARY : FactStatus.FINAL;
        return new FactHeader(PATIENT, id, now, now, source, status);
    }

    void add(Fact fact) {
        facts.add(fact);
        instants.add(fact.at());
    }
}
