// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.intake;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.cytovigil.notification.health.Failures;
import org.cytovigil.notification.wakeup.Changes;
import org.cytovigil.notification.wakeup.UrgentCases;
import org.cytovigil.schema.alert.AlertTransition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a batch in. Where the ledger refuses it for good, each record is taken alone, and the one that is to blame is set
 * aside; where it cannot take it just now, the rest of the batch stays, in order, for the next try.
 */
@Singleton
class BatchIntake implements TopicLoop.Taker {
    private static final Logger LOG = LoggerFactory.getLogger(BatchIntake.class);

    private static final Set<String> BEGIN = Set.of("RAISED", "REOPENED");
    private static final int ATTEMPTS = 3;
    private static final int BETWEEN_MILLIS = 200;

    private final RecordDispatcher desk;
    private final Changes changes;
    private final UrgentCases urgent;

    BatchIntake(RecordDispatcher desk, Changes changes, UrgentCases urgent) {
        this.desk = desk;
        this.changes = changes;
        this.urgent = urgent;
    }

    @Override
    public void take(List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
        try {
            committed(desk.takeAll(records));
            records.clear();
        } catch (Exception | Error failed) {
            Failures.endIfOutOfMemory(failed);
            if (Failures.passes(failed)) {
                throw failed;
            }
            LOG.warn("{} records are taken one by one: {}", records.size(), failed.toString());
            oneByOne(records);
        } finally {
            changes.happened();
        }
    }

    private void committed(List<AlertTransition> taken) {
        taken.stream()
                .filter(step ->
                        step.getPage() && BEGIN.contains(step.getTransition().toString()))
                .forEach(step -> urgent.add(
                        step.getAlertId().toString(), step.getPriority().toString()));
    }

    private void oneByOne(List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
        while (!records.isEmpty()) {
            ConsumerRecord<byte[], byte[]> record = records.get(0);
            try {
                taken(record);
            } catch (Exception | Error failed) {
                Failures.endIfOutOfMemory(failed);
                if (Failures.passes(failed)) {
                    throw failed;
                }
                String state = Failures.sqlState(failed);
                desk.setAside(
                        record,
                        state == null ? "INTERNAL" : "REFUSED",
                        state == null ? failed.getClass().getSimpleName() : "the ledger refuses it, SQLState " + state);
            }
            records.remove(0);
        }
    }

    /** What neither the data nor the ledger explain is tried again before it is held against the record. */
    private void taken(ConsumerRecord<byte[], byte[]> record) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                committed(desk.take(record));
                return;
            } catch (Exception | Error failed) {
                Failures.endIfOutOfMemory(failed);
                if (attempt == ATTEMPTS || Failures.passes(failed) || Failures.sqlState(failed) != null) {
                    throw failed;
                }
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        }
    }
}
