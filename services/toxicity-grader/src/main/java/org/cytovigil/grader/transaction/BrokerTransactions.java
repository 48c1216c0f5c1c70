// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.transaction;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.Topic;

/** What brokers and transaction coordinators know of transactions on our topics. */
final class BrokerTransactions {
    private static final Set<TransactionState> ENDED =
            Set.of(TransactionState.COMPLETE_COMMIT, TransactionState.COMPLETE_ABORT, TransactionState.EMPTY);

    private final Admin admin;
    private final Set<String> topics;
    private final String prefix;

    /**
     * @param topics of the catalogue
     * @param applicationId of the graders: their changelogs bear its name
     */
    BrokerTransactions(Admin admin, Set<String> topics, String applicationId) {
        this.admin = admin;
        this.topics = topics;
        this.prefix = applicationId + "-";
    }

    /** The open transactions on our topics and among the committed offsets. */
    Set<OpenTransaction> open() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends =
                partitions().stream().collect(Collectors.toMap(part -> part, part -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> stable = admin.listOffsets(
                        ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
        Map<TopicPartition, ListOffsetsResultInfo> newest =
                admin.listOffsets(ends).all().get();
        Set<TopicPartition> behind = new HashSet<>();
        newest.forEach((part, end) -> {
            ListOffsetsResultInfo readable = stable.get(part);
            if (readable != null && readable.offset() < end.offset()) {
                behind.add(part);
            }
        });
        Set<OpenTransaction> open = new HashSet<>();
        if (!behind.isEmpty()) {
            admin.describeProducers(behind).all().get().forEach((part, producers) -> add(part, producers, open));
        }
        return open;
    }

    private Set<TopicPartition> partitions() throws ExecutionException, InterruptedException {
        Set<String> ours = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get().stream()
                .filter(name -> topics.contains(name)
                        || name.startsWith(prefix)
                        || name.equals(Topic.GROUP_METADATA_TOPIC_NAME))
                .collect(Collectors.toSet());
        Collection<TopicDescription> described =
                admin.describeTopics(ours).allTopicNames().get().values();
        return described.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .filter(part -> part.leader() != null && !part.leader().isEmpty())
                        .map(part -> new TopicPartition(topic.name(), part.partition())))
                .collect(Collectors.toSet());
    }

    private static void add(TopicPartition partition, PartitionProducerState producers, Set<OpenTransaction> open) {
        producers.activeProducers().stream()
                .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                .map(producer -> new OpenTransaction(
                        partition,
                        producer.producerId(),
                        (short) producer.producerEpoch(),
                        producer.coordinatorEpoch().orElse(0),
                        producer.currentTransactionStartOffset().getAsLong()))
                .forEach(open::add);
    }

    /** Whether a transaction coordinator still means to end it on that partition. */
    boolean isUnderWay(OpenTransaction transaction) throws ExecutionException, InterruptedException {
        Collection<TransactionListing> of = admin.listTransactions(
                        new ListTransactionsOptions().filterProducerIds(Set.of(transaction.producerId())))
                .all()
                .get();
        for (TransactionListing listing : of) {
            boolean ends = !ENDED.contains(listing.state())
                    && admin.describeTransactions(Set.of(listing.transactionalId()))
                            .description(listing.transactionalId())
                            .get()
                            .topicPartitions()
                            .contains(transaction.partition());
            if (ends) {
                return true;
            }
        }
        return false;
    }

    /** Ends it on that partition; its records there are never read. */
    void abort(OpenTransaction transaction) throws ExecutionException, InterruptedException {
        admin.abortTransaction(new AbortTransactionSpec(
                        transaction.partition(),
                        transaction.producerId(),
                        transaction.producerEpoch(),
                        transaction.coordinatorEpoch()))
                .all()
                .get();
    }
}
