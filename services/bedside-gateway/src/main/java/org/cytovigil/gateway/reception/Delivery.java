// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.intake.EventFields;

/** The events that came together, in their order: each is judged knowing what those before it say. */
public final class Delivery {
    private final Source source;
    private final Reception reception;
    private final RecentEvents recent;
    private final Readings readings;
    private final Map<String, String> earlier = new HashMap<>();
    private final Map<String, Readings.Known> read = new HashMap<>();

    Delivery(Source source, Reception reception, RecentEvents recent, Readings readings) {
        this.source = source;
        this.reception = reception;
        this.recent = recent;
        this.readings = readings;
    }

    /** Judges one event. */
    public Judgement judge(EventFields event) {
        Judgement judgement = reception.read(event);
        if (!(judgement instanceof Judgement.Usable usable)) {
            return judgement;
        }
        if (!(event instanceof SentEvent sent) || isSample(usable.fact())) {
            return unlessRepeated(usable);
        }
        return sent.hasMadeUpId() ? reading(sent, usable) : version(sent, usable);
    }

    /** A sample of a continuous feed is known by its second, and there the worse counts anyway. */
    private static boolean isSample(Fact fact) {
        return fact instanceof Measured measured && measured.method().isContinuous();
    }

    /** A result under an id that is made up: see {@link Readings}. */
    private Judgement reading(SentEvent event, Judgement.Usable usable) {
        String identity = usable.content().identity();
        Readings.Known known = read.computeIfAbsent(identity, readings::of);
        String value = Readings.value(usable.fact());
        if (usable.fact().status().amends()) {
            read.put(identity, known.amended(value));
            return unlessRepeated(usable.withdrawing(removals(event, usable, known)));
        }
        if (known.past().contains(value)) {
            return new Judgement.Duplicate(usable.id(), usable.content());
        }
        boolean preliminary = usable.fact().status() == FactStatus.PRELIMINARY;
        if (preliminary && known.standing().isEmpty()) {
            return unlessRepeated(usable);
        }
        Readings.Known now = known.standing().contains(value) ? known : known.with(value);
        read.put(identity, now);
        int place = now.standing().indexOf(value);
        return place > 0
                        && reception.read(event.copy().with("id", Readings.id(usable.id(), place)))
                                instanceof Judgement.Usable beside
                ? unlessRepeated(beside)
                : unlessRepeated(usable);
    }

    /** A result under an id that its source gave to it: the newest counts, and none that was corrected comes back. */
    private Judgement version(SentEvent event, Judgement.Usable usable) {
        String version = Readings.version(usable.fact(), event.version());
        FactStatus status = usable.fact().status();
        if (version.isEmpty() && status != FactStatus.ENTERED_IN_ERROR) {
            return unlessRepeated(usable);
        }
        String identity = usable.content().identity();
        Readings.Known known = read.computeIfAbsent(identity, readings::of);
        if (!status.amends() && known.past().contains(version)) {
            return new Judgement.Duplicate(usable.id(), usable.content());
        }
        boolean ends = status.amends() || (status == FactStatus.FINAL && known.isPreliminary());
        read.put(identity, ends ? known.amended(version) : known.replaced(version));
        return unlessRepeated(usable);
    }

    /** A correction holds for all results that stand under the id. */
    private List<ProducerRecord<String, SpecificRecord>> removals(
            SentEvent event, Judgement.Usable usable, Readings.Known known) {
        List<ProducerRecord<String, SpecificRecord>> removals = new ArrayList<>();
        for (int place = 1; place < known.standing().size(); place++) {
            SentEvent removal =
                    event.copy().with("id", Readings.id(usable.id(), place)).with("status", "ENTERED_IN_ERROR");
            if (reception.read(removal) instanceof Judgement.Usable gone) {
                removals.add(gone.record());
            }
        }
        return removals;
    }

    private Judgement unlessRepeated(Judgement.Usable usable) {
        ContentKey content = usable.content();
        String before = earlier.getOrDefault(content.identity(), recent.last(content.identity()));
        earlier.put(content.identity(), content.hash());
        return content.hash().equals(before) ? new Judgement.Duplicate(usable.id(), content) : usable;
    }

    /** Writes events and dead letters together and returns when it is known of each whether it is durable. */
    public Written write(List<Judgement> judgements, List<RejectedInput> letters) {
        Written written = store(judgements, letters);
        reception.count(source, judgements, written);
        return written;
    }

    /** Writes what the rest is to be understood by, such as where the patient is; its sender does not count it as an event. */
    public boolean writeAhead(List<Judgement> judgements) {
        return store(judgements, List.of()).complete();
    }

    private Written store(List<Judgement> judgements, List<RejectedInput> letters) {
        List<ContentKey> contents = new ArrayList<>();
        List<ProducerRecord<String, SpecificRecord>> records = new ArrayList<>();
        for (Judgement judgement : judgements) {
            if (judgement instanceof Judgement.Usable usable) {
                contents.add(usable.content());
                records.add(usable.record());
                for (ProducerRecord<String, SpecificRecord> removal : usable.withdrawn()) {
                    contents.add(usable.content());
                    records.add(removal);
                }
            }
        }
        Written stored = reception.store(records, letters);
        Set<ContentKey> lost = new HashSet<>();
        for (int index = 0; index < contents.size(); index++) {
            ContentKey content = contents.get(index);
            if (stored.events().get(index)) {
                recent.add(content);
            } else {
                lost.add(content);
                earlier.remove(content.identity());
            }
        }
        if (lost.isEmpty()) {
            read.forEach(readings::keep);
        }
        return new Written(
                judgements.stream().map(judgement -> isSafe(judgement, lost)).toList(), stored.letters());
    }

    private static boolean isSafe(Judgement judgement, Set<ContentKey> lost) {
        if (judgement instanceof Judgement.Usable usable) {
            return !lost.contains(usable.content());
        }
        return !(judgement instanceof Judgement.Duplicate duplicate) || !lost.contains(duplicate.content());
    }
}
