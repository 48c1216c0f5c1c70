// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.replay.History;
import org.cytovigil.core.replay.HistoryBlock;
import org.jspecify.annotations.Nullable;

/**
 * The history of a patient in key-value stores: facts by id and by time, blocks by their start. Keys of one patient lie
 * together and sort by event time, so that only what must be read again is read.
 */
public final class StoredHistory implements History {
    private static final byte[] PRESENT = new byte[0];
    private static final char SEPARATOR = '\u0000';
    private final String patient;
    private final KeyValueStore<String, byte[]> facts;
    private final KeyValueStore<String, byte[]> blocks;
    private final StateCodec codec;

    /** A view of the raw stores. */
    public StoredHistory(
            PatientKey patient,
            KeyValueStore<String, byte[]> facts,
            KeyValueStore<String, byte[]> blocks,
            StateCodec codec) {
        this.patient = patient.value() + SEPARATOR;
        this.facts = facts;
        this.blocks = blocks;
        this.codec = codec;
    }

    @Override
    public @Nullable Fact fact(String key) {
        byte @Nullable [] bytes = facts.get(byKey(key));
        return bytes == null ? null : codec.fact(bytes);
    }

    @Override
    public void keep(Fact fact) {
        Fact before = fact(fact.key());
        if (before != null) {
            facts.delete(byTime(before.at()) + before.key());
        }
        facts.put(byKey(fact.key()), codec.write(fact));
        facts.put(byTime(fact.at()) + fact.key(), PRESENT);
    }

    @Override
    public List<Fact> facts(Instant from, Instant to) {
        List<String> ids = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = facts.range(byTime(from), byTime(to))) {
            while (entries.hasNext()) {
                String key = entries.next().key;
                ids.add(key.substring(byTime(from).length()));
            }
        }
        List<Fact> found = new ArrayList<>();
        for (String id : ids) {
            Fact fact = fact(id);
            if (fact != null) {
                found.add(fact);
            }
        }
        return found;
    }

    @Override
    public @Nullable HistoryBlock block(Instant instant) {
        try (KeyValueIterator<String, byte[]> entries =
                blocks.reverseRange(patient + sortable(Instant.MIN), patient + sortable(instant))) {
            return entries.hasNext() ? codec.block(entries.next().value) : null;
        }
    }

    @Override
    public List<HistoryBlock> blocks() {
        List<HistoryBlock> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = blocks.prefixScan(patient, new StringSerializer())) {
            while (entries.hasNext()) {
                found.add(codec.block(entries.next().value));
            }
        }
        return found;
    }

    @Override
    public List<HistoryBlock> blocksAfter(Instant instant) {
        String at = patient + sortable(instant);
        List<HistoryBlock> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = blocks.range(at, patient + sortable(Instant.MAX))) {
            while (entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                if (!entry.key.equals(at)) {
                    found.add(codec.block(entry.value));
                }
            }
        }
        return found;
    }

    @Override
    public @Nullable HistoryBlock oldest() {
        try (KeyValueIterator<String, byte[]> entries = blocks.prefixScan(patient, new StringSerializer())) {
            return entries.hasNext() ? codec.block(entries.next().value) : null;
        }
    }

    @Override
    public void keep(HistoryBlock block) {
        blocks.put(patient + sortable(block.start()), codec.write(block));
    }

    @Override
    public void forget(Instant before, Predicate<Fact> keeps) {
        String oldest = null;
        try (KeyValueIterator<String, byte[]> entries =
                blocks.reverseRange(patient + sortable(Instant.MIN), patient + sortable(before))) {
            oldest = entries.hasNext() ? entries.next().key : null;
        }
        if (oldest == null) {
            return;
        }
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = blocks.range(patient + sortable(Instant.MIN), oldest)) {
            while (entries.hasNext()) {
                old.add(entries.next().key);
            }
        }
        old.remove(oldest);
        old.forEach(blocks::delete);
        if (!old.isEmpty()) {
            Instant start = codec.block(blocks.get(oldest)).start();
            facts(Instant.MIN, start).stream().filter(keeps.negate()).forEach(this::drop);
        }
    }

    @Override
    public void forgetAll() {
        clear(facts);
        clear(blocks);
    }

    private void clear(KeyValueStore<String, byte[]> store) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.prefixScan(patient, new StringSerializer())) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(store::delete);
    }

    private void drop(Fact fact) {
        facts.delete(byKey(fact.key()));
        facts.delete(byTime(fact.at()) + fact.key());
    }

    private String byKey(String key) {
        return patient + "i" + key;
    }

    private String byTime(Instant instant) {
        return patient + "t" + sortable(instant);
    }

    /** Sorts as text as the instants do; the sign bit turned, so that years before 1970 come first. */
    private static String sortable(Instant instant) {
        String seconds = Long.toHexString(instant.getEpochSecond() ^ Long.MIN_VALUE);
        String nanos = Integer.toString(instant.getNano());
        return "0".repeat(16 - seconds.length()) + seconds + "0".repeat(9 - nanos.length()) + nanos;
    }
}
