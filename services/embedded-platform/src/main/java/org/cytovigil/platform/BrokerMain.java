// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.cytovigil.runtime.PortLine;
import org.cytovigil.runtime.Tether;

/** A Kafka broker and controller in one process (KRaft), tethered to us. */
public final class BrokerMain {
    private BrokerMain() {}

    /** Formats the directory on the first start, then runs until stopped; the argument is the properties file. */
    public static void main(String[] args) throws Exception {
        Tether.attach();
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(args[0]))) {
            properties.load(reader);
        }
        Path logs = Path.of(properties.getProperty("log.dirs"));
        if (!Files.exists(logs.resolve("meta.properties"))) {
            format(logs, Integer.parseInt(properties.getProperty("node.id")));
        }
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
        server.startup();
        PortLine.print("KAFKA", Integer.parseInt(args[1]));
        server.awaitShutdown();
    }

    private static void format(Path logs, int nodeId) throws Exception {
        Files.createDirectories(logs);
        new Formatter()
                .setPrintStream(new PrintStream(System.err, true))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(nodeId)
                .setControllerListenerName(BrokerProperties.CONTROLLER)
                .setMetadataLogDirectory(logs.toString())
                .addDirectory(logs.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
    }
}
