// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.cytovigil.kafka.OurSchemas;
import org.cytovigil.kafka.Topics;
import org.cytovigil.kafka.audit.ChainLink;
import org.cytovigil.notification.ledger.AuditChainRepository;
import org.cytovigil.notification.ledger.AuditChainRow;
import org.cytovigil.notification.ledger.OutgoingRecord;
import org.cytovigil.notification.ledger.OutgoingRecordRepository;
import org.cytovigil.schema.audit.ActionRecorded;
import org.junit.jupiter.api.Test;

/** What is deleted from the outbox, in which order it goes, and what holds up what. */
class OutboxPublisherTest {
    static {
        OurSchemas.trust();
    }

    private final List<OutgoingRecord> rows = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final List<ActionRecorded> messages = new ArrayList<>();
    private final List<Long> deleted = new ArrayList<>();
    private final List<Long> aside = new ArrayList<>();

    @Test
    void exactlyWhatWasSentIsDeletedAlsoWhereAnotherTransactionEndedLaterWithASmallerNumber() throws Exception {
        row(6, "b", "second");
        Rows outbox = new Rows();
        // Number 5 was given to a transaction that ends while 6 is being sent.
        new OutboxPublisher(outbox, new Ends(), sink(action -> {
                    rows.add(built(5, "a", "first"));
                    return done();
                }))
                .publish();
        assertThat(deleted).containsExactly(6L);
        new OutboxPublisher(outbox, new Ends(), sink(action -> done())).publish();
        assertThat(sent).containsExactly("second", "first");
        assertThat(deleted).containsExactly(6L, 5L);
    }

    @Test
    void aRecordThatKafkaWillNeverTakeHoldsUpNoneAndRepeatsNone() throws Exception {
        row(1, "a", "huge");
        row(2, "a", "after");
        row(3, "b", "other");
        rows.add(new OutgoingRecord(4L, Topics.REPLIES, "c", "org.example.Gone", new byte[] {1}, Instant.EPOCH, null));
        OutboxPublisher publisher = new OutboxPublisher(
                new Rows(),
                new Ends(),
                sink(action -> action.equals("huge") ? failed(new RecordTooLargeException()) : done()));
        assertThat(publisher.publish()).isEqualTo(new OutboxPublisher.Outcome(2, 2, 0));
        assertThat(sent).containsExactly("huge", "other", "after");
        assertThat(aside).containsExactlyInAnyOrder(1L, 4L);
        assertThat(publisher.publish()).isEqualTo(new OutboxPublisher.Outcome(0, 0, 0));
        assertThat(sent).hasSize(3);
    }

    @Test
    void whatKafkaCannotTakeJustNowStaysAndWhatFollowsUnderItsKeyWaits() throws Exception {
        row(1, "a", "first");
        row(2, "a", "second");
        row(3, "b", "other");
        boolean[] up = {false};
        OutboxPublisher publisher = new OutboxPublisher(
                new Rows(),
                new Ends(),
                sink(action ->
                        up[0] || action.equals("other") ? done() : failed(new NotEnoughReplicasException("few"))));
        assertThat(publisher.publish()).isEqualTo(new OutboxPublisher.Outcome(1, 0, 2));
        up[0] = true;
        assertThat(publisher.publish()).isEqualTo(new OutboxPublisher.Outcome(2, 0, 0));
        assertThat(sent).containsExactly("first", "other", "first", "second");
        assertThat(deleted).containsExactly(3L, 1L, 2L);
    }

    @Test
    void eachRecordOfTheAuditTrailCarriesTheHashOfTheOneThatKafkaTookBefore() throws Exception {
        rows.add(built(1, Topics.AUDIT, "a", "first"));
        rows.add(built(2, Topics.AUDIT, "b", "huge"));
        rows.add(built(3, Topics.AUDIT, "c", "third"));
        Ends ends = new Ends();
        new OutboxPublisher(
                        new Rows(),
                        ends,
                        sink(action -> action.equals("huge") ? failed(new RecordTooLargeException()) : done()))
                .publish();
        rows.add(built(4, Topics.AUDIT, "d", "fourth"));
        new OutboxPublisher(new Rows(), ends, sink(action -> done())).publish();
        List<ActionRecorded> taken = messages.stream()
                .filter(message -> !message.getAction().toString().equals("huge"))
                .toList();
        assertThat(taken).extracting(ActionRecorded::getSequence).containsExactly(1L, 2L, 3L);
        assertThat(taken).allMatch(ChainLink::isIntact);
        ChainLink last = ChainLink.START;
        for (ActionRecorded message : taken) {
            assertThat(last.precedes(message)).as(message.toString()).isTrue();
            last = Objects.requireNonNull(ChainLink.of(message));
        }
        assertThat(ends.heads()).containsExactly(new AuditChainRow(0, 3, last.hash()));
    }

    @Test
    void whatIsWrittenAgainAfterACrashIsTheSameRecord() throws Exception {
        rows.add(built(1, Topics.AUDIT, "a", "first"));
        List<OutgoingRecord> before = List.copyOf(rows);
        new OutboxPublisher(new Rows(), new Ends(), sink(action -> done())).publish();
        // Neither the row's deletion nor the end of the chain was committed.
        rows.addAll(before);
        new OutboxPublisher(new Rows(), new Ends(), sink(action -> done())).publish();
        assertThat(messages).hasSize(2);
        assertThat(messages.get(1)).isEqualTo(messages.get(0));
    }

    private static Future<RecordMetadata> done() {
        return CompletableFuture.completedFuture(null);
    }

    private static Future<RecordMetadata> failed(Exception why) {
        return CompletableFuture.failedFuture(why);
    }

    private void row(long id, String key, String action) {
        rows.add(built(id, key, action));
    }

    private static OutgoingRecord built(long id, String key, String action) {
        return built(id, Topics.REPLIES, key, action);
    }

    private static OutgoingRecord built(long id, String topic, String key, String action) {
        ActionRecorded value = ActionRecorded.newBuilder()
                .setActor("test")
                .setAction(action)
                .setSubject(key)
                .setAt(Instant.EPOCH)
                .build();
        return new OutgoingRecord(
                id, topic, key, ActionRecorded.class.getName(), KafkaOutbox.bytes(value), Instant.EPOCH, null);
    }

    /** What a broker makes of an action. */
    private interface Broker {
        Future<RecordMetadata> take(String action);
    }

    private RecordSink sink(Broker broker) {
        return new RecordSink(new MockProducer<String, SpecificRecord>() {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, SpecificRecord> message) {
                messages.add((ActionRecorded) message.value());
                String action = ((ActionRecorded) message.value()).getAction().toString();
                sent.add(action);
                return broker.take(action);
            }
        });
    }

    /** The ends of the chains, as the database keeps them. */
    private static final class Ends implements AuditChainRepository {
        private final Map<Integer, AuditChainRow> heads = new TreeMap<>();

        @Override
        public List<AuditChainRow> heads() {
            return List.copyOf(heads.values());
        }

        @Override
        public void put(int part, long sequence, String hash) {
            heads.put(part, new AuditChainRow(part, sequence, hash));
        }
    }

    private final class Rows implements OutgoingRecordRepository {
        @Override
        public OutgoingRecord save(OutgoingRecord outgoing) {
            rows.add(outgoing);
            return outgoing;
        }

        @Override
        public boolean myTurn() {
            return true;
        }

        @Override
        public List<OutgoingRecord> oldest(String topic, int count) {
            return rows.stream()
                    .filter(row -> row.topic().equals(topic) && !aside.contains(row.id()))
                    .limit(count)
                    .toList();
        }

        @Override
        public void kept(String ids) {
            Set<Long> gone = Stream.of(ids.split(",")).map(Long::valueOf).collect(Collectors.toSet());
            rows.removeIf(row -> gone.contains(row.id()));
            Stream.of(ids.split(",")).map(Long::valueOf).forEach(deleted::add);
        }

        @Override
        public void setAside(long id, String why) {
            aside.add(id);
        }

        @Override
        public long aside() {
            return aside.size();
        }
    }
}
