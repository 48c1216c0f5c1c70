// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The configuration of the one embedded broker: everything once, small, and fast to start. */
final class BrokerProperties {
    static final String CONTROLLER = "CONTROLLER";

    private static final String USER = "cytovigil";
    private static final String MECHANISM = "PLAIN";
    private static final String HOST = "127.0.0.1:";

    private BrokerProperties() {}

    /** @param password of its clients, who are all the same user; empty where they need none */
    static Properties of(int port, int controllerPort, Path logs, String password) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@" + HOST + controllerPort,
                "controller.listener.names",
                CONTROLLER,
                "listeners",
                "PLAINTEXT://" + HOST + port + "," + CONTROLLER + "://" + HOST + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://" + HOST + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "log.dirs",
                logs.toString()));
        properties.putAll(Map.of(
                "auto.create.topics.enable", "false",
                // A scaled clock or a replay may stamp records before or after the broker's own time.
                "log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE),
                "log.message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE)));
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                // How soon after its time-out the transaction of a dead writer is ended; nobody reads behind it before.
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "500",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0"));
        properties.putAll(Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "log.cleaner.dedupe.buffer.size", "16777216",
                "log.index.size.max.bytes", "1048576",
                "log.segment.bytes", "134217728"));
        if (!password.isEmpty()) {
            properties.putAll(Map.of(
                    "listener.security.protocol.map",
                    "PLAINTEXT:SASL_PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                    "sasl.enabled.mechanisms",
                    MECHANISM,
                    "sasl.mechanism.inter.broker.protocol",
                    MECHANISM,
                    // By its name: the broker is a client of itself where a transaction begins, and must sign in too.
                    "inter.broker.listener.name",
                    "PLAINTEXT",
                    "listener.name.plaintext.plain.sasl.jaas.config",
                    login(password, " user_" + USER + "=\"" + password + "\"")));
        }
        return properties;
    }

    /** What a client of a broker with a password needs beside its address. */
    static Properties client(String password) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                login(password, "")));
        return properties;
    }

    private static String login(String password, String users) {
        if (password.indexOf('"') >= 0 || password.indexOf('\\') >= 0) {
            throw new UnusableMachineException("kafka.password may hold neither \" nor \\");
        }
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + USER + "\" password=\""
                + password + "\"" + users + ";";
    }
}
