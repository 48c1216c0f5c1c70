// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.kafka.PatientPlacement;

/**
 * The hour in which the patients of a ward go through cytokine release and neurotoxicity, drawn from a seed: facts on time,
 * late, doubled, corrected and taken back. It comes in rounds; in each, the facts of one patient travel by one topic, so
 * that their order is the order of their partition: between topics, Kafka Streams keeps none.
 */
final class CrisisHour {
    private static final int PATIENTS = 24;
    private static final Duration ROUND = Duration.ofMinutes(2);
    private static final int ROUNDS = 29;

    private final Instant end;
    private final Random random;
    private final Charting charting;
    private final List<PatientKey> patients;
    private final Map<PatientKey, List<Charted>> charted = new HashMap<>();
    private int sequence;

    /** A fact that was sent, and what draws another value of the same kind for it. */
    private record Charted(Fact fact, Charting.Kind kind) {}

    CrisisHour(long seed, Instant end) {
        this.end = end;
        this.random = new Random(seed);
        this.charting = new Charting(random);
        this.patients = IntStream.rangeClosed(1, PATIENTS)
                .mapToObj(number -> new PatientKey("crisis-" + number))
                .toList();
    }

    /** The rounds of the hour, each in the order in which its facts arrive. */
    List<List<Fact>> rounds() {
        List<List<Fact>> rounds = new ArrayList<>();
        Instant start = end.minus(ROUND.multipliedBy(ROUNDS + 1L));
        rounds.add(
                patients.stream().<Fact>map(patient -> admitted(patient, start)).toList());
        rounds.add(
                patients.stream().<Fact>map(patient -> infused(patient, start)).toList());
        for (int round = 1; round <= ROUNDS; round++) {
            rounds.add(round(start.plus(ROUND.multipliedBy(round))));
        }
        return rounds;
    }

    /** Somebody unknown who has a seizure, one in each partition: a page of the highest priority from a single fact. */
    static List<Fact> newcomers(String name, Instant at, int partitions) {
        List<Fact> facts = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            int wanted = partition;
            String key = IntStream.iterate(0, number -> number + 1)
                    .mapToObj(number -> name + "-" + wanted + "-" + number)
                    .filter(candidate -> PatientPlacement.partition(candidate, partitions) == wanted)
                    .findFirst()
                    .orElseThrow();
            FactHeader header = new FactHeader(new PatientKey(key), "seizure", at, at, "acceptance", FactStatus.FINAL);
            facts.add(new NeuroFinding(header, new Finding.Seizure(true, null, null)));
        }
        return facts;
    }

    private Fact admitted(PatientKey patient, Instant at) {
        BigDecimal age = new BigDecimal(patient.value().endsWith("7") ? 9 : 20 + random.nextInt(50));
        return new PatientDetails(
                header(patient, at, at),
                null,
                age,
                new BigDecimal(70),
                "5W",
                random.nextInt(4) == 0 ? Setting.OUTPATIENT : Setting.INPATIENT,
                false,
                null);
    }

    private Fact infused(PatientKey patient, Instant at) {
        return new TherapyStep(
                header(patient, at.minus(Duration.ofDays(3)), at),
                Product.TISAGENLECLEUCEL,
                TherapyPhase.INFUSED,
                null,
                null,
                null,
                null);
    }

    /** Facts of all patients mixed, those of each in order. */
    private List<Fact> round(Instant start) {
        List<List<Fact>> queues = new ArrayList<>();
        for (PatientKey patient : patients) {
            queues.add(new ArrayList<>(visit(patient, start)));
        }
        List<Fact> facts = new ArrayList<>();
        queues.removeIf(List::isEmpty);
        while (!queues.isEmpty()) {
            facts.add(queues.get(random.nextInt(queues.size())).remove(0));
            queues.removeIf(List::isEmpty);
        }
        return Collections.unmodifiableList(facts);
    }

    /** What one topic brings of one patient within a round. */
    private List<Fact> visit(PatientKey patient, Instant start) {
        Charting.Way way = charting.way();
        List<Fact> facts = new ArrayList<>();
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Instant arrived = start.plusSeconds(10L * i + random.nextInt(10));
            int chance = random.nextInt(100);
            if (chance < 12) {
                facts.addAll(amended(patient, way, arrived));
            } else if (chance < 18 && way == Charting.Way.VITALS) {
                facts.addAll(charting.samples(this::header, patient, arrived));
            } else {
                Charting.Kind kind = charting.kind(way);
                Instant at = random.nextInt(100) < 20 ? arrived.minusSeconds(random.nextInt(2400)) : arrived;
                Fact fact = kind.draw(header(patient, at, arrived), random);
                charted.computeIfAbsent(patient, key -> new ArrayList<>()).add(new Charted(fact, kind));
                facts.add(fact);
                if (random.nextInt(100) < 5) {
                    facts.add(fact);
                }
            }
        }
        return facts;
    }

    /** An earlier fact that travelled the same way is corrected or, by the way of the vital signs, any is taken back. */
    private List<Fact> amended(PatientKey patient, Charting.Way way, Instant arrived) {
        boolean removes = way == Charting.Way.VITALS && random.nextInt(3) == 0;
        List<Charted> earlier = charted.getOrDefault(patient, List.of()).stream()
                .filter(one -> removes || one.kind().way() == way)
                .toList();
        if (earlier.isEmpty()) {
            return List.of();
        }
        Charted old = earlier.get(random.nextInt(earlier.size()));
        FactStatus status = removes ? FactStatus.ENTERED_IN_ERROR : FactStatus.CORRECTED;
        FactHeader header = new FactHeader(patient, old.fact().id(), old.fact().at(), arrived, "acceptance", status);
        return List.of(removes ? new Removed(header) : old.kind().draw(header, random));
    }

    private FactHeader header(PatientKey patient, Instant at, Instant arrived) {
        return new FactHeader(patient, "f" + ++sequence, at, arrived, "acceptance", FactStatus.FINAL);
    }
}
