// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientMerged;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.offline.PublishedTimelines;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.Settings;
import org.cytovigil.site.topic.TopicReader;
import org.jspecify.annotations.Nullable;

/**
 * Grades the input topics of a site again, by the same core but on a way of its own (no Kafka Streams, no state store), and
 * holds the result against what the site published and paged. Some partitions at a time, so that the memory that it needs
 * is that of the busiest partition.
 */
public final class SiteAudit {
    /** Input of a patient that begins so soon after what was deleted may have begun before. */
    private static final Duration MARGIN = Duration.ofHours(1);

    /** Longer than anything is under way between topics of a site that is well. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(10);

    private final Settings settings;
    private final SiteRules site;
    private final GraderLag lag;

    /** An audit of the site of these settings. */
    public SiteAudit(Settings settings) {
        this.settings = settings;
        this.site = SiteRules.of(settings);
        this.lag = new GraderLag(settings);
    }

    /**
     * Audits twice where the first finds anything: what was only under way between two topics is no gap.
     *
     * @param since alerts before are not judged, null for all
     * @param meanwhile waits between the two
     */
    public AuditReport confirmed(@Nullable Instant since, Runnable meanwhile) {
        AuditReport first = once(since);
        if (first.gaps().isEmpty()) {
            return first;
        }
        meanwhile.run();
        return first.confirmedBy(once(since));
    }

    /** The wait before the second audit of a site that runs: on while its graders work off what they have still to read. */
    public void secondLook() {
        long before;
        long now = lag.records().orElse(0);
        do {
            before = now;
            LockSupport.parkNanos(SECOND_LOOK.toNanos());
            now = lag.records().orElse(0);
        } while (now < before && !Thread.currentThread().isInterrupted());
    }

    private AuditReport once(@Nullable Instant since) {
        Instant clock = ScaledClock.from(settings).instant();
        String edition = site.rules().edition();
        try (TopicReader topics = new TopicReader(settings);
                Deserializer<SpecificRecord> reader =
                        new AvroSerdes(new KafkaSettings(settings)).deserializer(SpecificRecord.class)) {
            Inputs inputs = new Inputs(topics, reader, new Intake(site.rules().drugs()));
            List<Gap> gaps = new ArrayList<>();
            Published published = Published.read(topics, reader);
            Reconciliation reconciliation = new Reconciliation(clock, since == null ? Instant.MIN : since, edition);
            for (Set<Integer> partitions : inputs.groups()) {
                List<Fact> facts = inputs.facts(partitions);
                Recordings recordings =
                        new Recordings(facts, published, site.rules().duration(RuleKey.ALERT_HORIZON));
                PublishedTimelines again = PublishedTimelines.of(new ArrivalReplay(site.scales(), site.rules())
                        .run(facts, until(clock, facts), recordings::readFrom));
                gaps.addAll(reconciliation.of(again, published, inputs.whole(partitions, facts)));
            }
            gaps.addAll(reconciliation.paging(published));
            return new AuditReport(
                    edition,
                    inputs.events,
                    inputs.judged.size(),
                    inputs.unverifiable.size(),
                    published.alerts().size(),
                    lag.records(),
                    gaps);
        }
    }

    /** A site whose clock runs ahead, as that of a demo does, is read up to its newest event. */
    private static Instant until(Instant clock, List<Fact> facts) {
        return facts.stream()
                .map(Fact::arrivedAt)
                .filter(arrival -> arrival.isAfter(clock))
                .max(Instant::compareTo)
                .orElse(clock);
    }

    /** The input topics, some partitions at a time. */
    private static final class Inputs {
        private final TopicReader topics;
        private final Deserializer<SpecificRecord> reader;
        private final Intake intake;
        private final int width;
        private final Map<Integer, List<Fact>> course = new HashMap<>();
        private final PartitionGroups groups;
        private final Set<String> judged = new HashSet<>();
        private final Set<String> unverifiable = new HashSet<>();
        private long events;

        Inputs(TopicReader topics, Deserializer<SpecificRecord> reader, Intake intake) {
            this.intake = intake;
            this.topics = topics;
            this.reader = reader;
            this.width = topics.width(Topics.PATIENT);
            this.groups = new PartitionGroups(width);
            for (String topic : SiteFacts.COURSE) {
                topics.each(
                        topic,
                        null,
                        record -> SiteFacts.fact(record, reader, intake).ifPresent(fact -> courseFact(record, fact)));
            }
        }

        private void courseFact(ConsumerRecord<byte[], byte[]> record, Fact fact) {
            course.computeIfAbsent(record.partition(), key -> new ArrayList<>()).add(fact);
            if (fact instanceof PatientMerged merged) {
                groups.join(record.partition(), partition(merged.into().value()));
            }
        }

        /** As Kafka's own partitioner places a key. */
        private int partition(String patient) {
            return Utils.toPositive(Utils.murmur2(patient.getBytes(StandardCharsets.UTF_8))) % width;
        }

        List<Set<Integer>> groups() {
            return List.copyOf(groups.all());
        }

        List<Fact> facts(Set<Integer> partitions) {
            List<Fact> facts = new ArrayList<>();
            partitions.forEach(partition -> facts.addAll(course.getOrDefault(partition, List.of())));
            for (String topic : SiteFacts.BEDSIDE) {
                topics.within(
                        topic,
                        partitions,
                        record -> SiteFacts.fact(record, reader, intake).ifPresent(facts::add));
            }
            events += facts.size();
            return facts;
        }

        /** The patients of these facts none of whose input can have been deleted. */
        Set<String> whole(Set<Integer> partitions, List<Fact> facts) {
            Instant deleted = SiteFacts.BEDSIDE.stream()
                    .map(topic -> topics.deletedUntil(topic, partitions))
                    .max(Instant::compareTo)
                    .orElse(Instant.MIN);
            Map<String, Instant> firsts = new HashMap<>();
            for (Fact fact : facts) {
                firsts.merge(
                        fact.patient().value(), fact.arrivedAt(), (one, other) -> one.isBefore(other) ? one : other);
            }
            Set<String> whole = new HashSet<>();
            firsts.forEach((patient, first) -> {
                boolean all = deleted.equals(Instant.MIN) || first.minus(MARGIN).isAfter(deleted);
                (all ? whole : unverifiable).add(patient);
            });
            judged.addAll(whole);
            return whole;
        }
    }
}
