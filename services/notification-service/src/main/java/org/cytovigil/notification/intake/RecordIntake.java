// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.intake;

import io.micronaut.configuration.kafka.annotation.ErrorStrategy;
import io.micronaut.configuration.kafka.annotation.ErrorStrategyValue;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.context.annotation.Requires;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.casework.Changes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to what the grader says. Offsets are committed after the ledger has the batch; while the ledger or the registry
 * cannot be reached, the batch is tried again and nothing is skipped.
 */
@Requires(property = "notification.listen", notEquals = "false")
@KafkaListener(
        groupId = "${notification.group.id}",
        batch = true,
        offsetReset = OffsetReset.EARLIEST,
        isolation = IsolationLevel.READ_COMMITTED,
        offsetStrategy = OffsetStrategy.SYNC,
        errorStrategy = @ErrorStrategy(ErrorStrategyValue.RETRY_ON_ERROR))
class RecordIntake {
    private static final Logger LOG = LoggerFactory.getLogger(RecordIntake.class);
    private static final int PAUSE_MILLIS = 500;

    private final BatchIntake batches;
    private final Changes changes;

    RecordIntake(BatchIntake batches, Changes changes) {
        this.batches = batches;
        this.changes = changes;
    }

    @Topic({Topics.ALERTS, Topics.GRADES_ASSESSED, Topics.GRADES_CURRENT, Topics.PATIENT, Topics.FEED_STATUS})
    void receive(List<ConsumerRecord<byte[], byte[]>> records) throws InterruptedException {
        while (true) {
            try {
                batches.take(records);
                changes.happened();
                return;
            } catch (RuntimeException notNow) {
                LOG.error("cannot take in {} records, will try again: {}", records.size(), notNow.toString());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}
