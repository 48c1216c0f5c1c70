// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates what the catalogue names and the cluster lacks, and refuses a topic of another size. */
public final class TopicCreator {
    private final Admin admin;
    private final short replication;
    private final int minInsyncReplicas;

    public TopicCreator(Admin admin, int replication, int minInsyncReplicas) {
        this.admin = admin;
        this.replication = (short) replication;
        this.minInsyncReplicas = minInsyncReplicas;
    }

    /** Creates the missing topics; does nothing where all exist. */
    public void create(TopicCatalogue catalogue) {
        Set<String> present = await(admin.listTopics().names());
        List<NewTopic> missing = catalogue.topics().stream()
                .filter(topic -> !present.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), replication)
                        .configs(topic.configuration(minInsyncReplicas)))
                .toList();
        admin.createTopics(missing).values().values().forEach(TopicCreator::awaitCreated);
        check(catalogue, present);
    }

    private void check(TopicCatalogue catalogue, Set<String> present) {
        List<TopicSpec> old = catalogue.topics().stream()
                .filter(topic -> present.contains(topic.name()))
                .toList();
        Map<String, TopicDescription> found = await(
                admin.describeTopics(old.stream().map(TopicSpec::name).toList()).allTopicNames());
        for (TopicSpec topic : old) {
            int partitions =
                    Objects.requireNonNull(found.get(topic.name())).partitions().size();
            if (partitions != topic.partitions()) {
                throw new IllegalStateException("topic " + topic.name() + " has " + partitions
                        + " partitions, the catalogue says " + topic.partitions()
                        + "; a changed number would put a patient's records on another partition");
            }
        }
    }

    private static void awaitCreated(KafkaFuture<Void> created) {
        try {
            created.get();
        } catch (ExecutionException failed) {
            // Somebody else was faster: as good.
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("cannot create a topic: " + failed.getCause(), failed);
            }
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new KafkaException("the cluster does not answer: " + failed.getCause(), failed);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
