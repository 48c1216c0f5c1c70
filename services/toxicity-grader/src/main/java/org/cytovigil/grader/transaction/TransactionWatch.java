// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.transaction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.cytovigil.grader.StreamsSettings;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.TopicCatalogue;
import org.cytovigil.kafka.TopicSpec;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends transactions that the brokers have lost (docs/adr/0010-hanging-transactions.md). Behind one no alert is read and
 * no state is restored, for ever.
 */
@Singleton
public class TransactionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionWatch.class);
    private static final String PERIOD = "5s";
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** A transaction of ours times out sooner, and brokers look for such ones every ten seconds; five to spare. */
    private static final Duration PATIENCE = StreamsSettings.TRANSACTION.plus(Duration.ofSeconds(15));

    private final OverdueTransactions overdue = new OverdueTransactions(PATIENCE);
    private final Counter ended;
    private final Admin admin;
    private final BrokerTransactions transactions;
    private volatile long lookedAt = System.nanoTime();

    TransactionWatch(Settings settings, MeterRegistry meters) {
        Map<String, Object> client = new HashMap<>(new KafkaSettings(settings).client());
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
        client.put(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(ANSWER.dividedBy(2).toMillis()));
        this.admin = Admin.create(client);
        this.transactions = new BrokerTransactions(
                admin,
                TopicCatalogue.load().topics().stream().map(TopicSpec::name).collect(Collectors.toSet()),
                settings.text(SettingKey.STREAMS_APPLICATION_ID));
        this.ended = Counter.builder("cytovigil.transactions.hanging")
                .description("transactions that the brokers had lost, ended by this grader")
                .register(meters);
    }

    /** How long ago it last looked, whether brokers answered or not; long where it is stuck. */
    public Duration sinceLook() {
        return Duration.ofNanos(System.nanoTime() - lookedAt);
    }

    @Scheduled(initialDelay = PERIOD, fixedDelay = PERIOD)
    void look() {
        try {
            for (OpenTransaction transaction : overdue.among(transactions.open(), System.nanoTime())) {
                end(transaction);
            }
        } catch (ExecutionException unanswered) {
            LOG.warn("brokers do not tell of their transactions: {}", String.valueOf(unanswered.getCause()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            LOG.error("the look for hanging transactions failed", unexpected);
        } finally {
            lookedAt = System.nanoTime();
        }
    }

    /** One that cannot be ended, because it may not be or no broker answers, keeps none of the others open. */
    private void end(OpenTransaction transaction) throws InterruptedException {
        try {
            if (transactions.isUnderWay(transaction)) {
                return;
            }
            transactions.abort(transaction);
        } catch (ExecutionException refused) {
            LOG.error(
                    "the brokers have lost a transaction, and it cannot be ended: {} from offset {} on: {}",
                    transaction.partition(),
                    transaction.startOffset(),
                    String.valueOf(refused.getCause()));
            return;
        }
        ended.increment();
        LOG.error(
                "the brokers had lost a transaction: {} of producer {}, epoch {}, from offset {} on was aborted. If alerts"
                        + " are missing, bin/cytovigil verify lists them (docs/operations/runbook.md)",
                transaction.partition(),
                transaction.producerId(),
                transaction.producerEpoch(),
                transaction.startOffset());
    }

    @PreDestroy
    void stop() {
        admin.close(Duration.ZERO);
    }
}
