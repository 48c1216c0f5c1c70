// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.cytovigil.auditor.SiteFacts;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.SiteDrugTable;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.NearestName;
import org.cytovigil.runtime.Settings;
import org.cytovigil.site.topic.TopicReader;
import org.jspecify.annotations.Nullable;

/** Counts the charted drugs that are in no table: each is kept, and counts for nothing. */
final class UnknownDrugs {
    private final DrugTable drugs;
    private final Map<String, Charted> names = new HashMap<>();

    /** @param drugs that are known */
    UnknownDrugs(DrugTable drugs) {
        this.drugs = drugs;
    }

    /**
     * A name as it was charted.
     *
     * @param first when it was charted first
     * @param nearest the known name that differs least
     */
    record Unknown(String name, int count, Instant first, Instant last, String nearest) {}

    private record Charted(int count, Instant first, Instant last) {
        Charted and(Charted other) {
            return new Charted(
                    count + other.count,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    /** Those on the input topic of a site. */
    static UnknownDrugs onTopic(Settings settings, @Nullable Instant since) {
        DrugTable drugs = SiteDrugTable.from(settings);
        UnknownDrugs unknown = new UnknownDrugs(drugs);
        Intake intake = new Intake(drugs);
        try (TopicReader topics = new TopicReader(settings);
                var reader = new AvroSerdes(new KafkaSettings(settings)).deserializer(SpecificRecord.class)) {
            topics.each(
                    Topics.INTERVENTIONS,
                    since,
                    record -> SiteFacts.fact(record, reader, intake).ifPresent(unknown::add));
        }
        return unknown;
    }

    /** Counts a fact that is a drug in no table. */
    void add(Fact fact) {
        if (fact instanceof MedicationAction medication
                && drugs.find(medication).isEmpty()) {
            names.merge(name(medication), new Charted(1, medication.at(), medication.at()), Charted::and);
        }
    }

    /** The most frequent first. */
    List<Unknown> mostFrequentFirst() {
        return names.entrySet().stream()
                .map(entry -> unknown(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Unknown::count).reversed().thenComparing(Unknown::name))
                .toList();
    }

    /** How many names. */
    int size() {
        return names.size();
    }

    private static String name(MedicationAction medication) {
        return medication.drug().isEmpty() && medication.code() != null
                ? medication.code().system() + " " + medication.code().code()
                : medication.drug().toLowerCase(Locale.ROOT);
    }

    private static Unknown unknown(String name, Charted charted) {
        String nearest = NearestName.of(name, DrugTable.standard().names());
        return new Unknown(name, charted.count(), charted.first(), charted.last(), nearest);
    }
}
