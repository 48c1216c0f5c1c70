// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.kafka.EventRecords;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.SiteDrugTable;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.ward.FhirEncoder;
import org.cytovigil.ward.GatewayClient;
import org.cytovigil.ward.Hl7Encoder;
import org.jspecify.annotations.Nullable;

/** Where replayed events go; counts what became of them. */
abstract class ReplayTarget implements AutoCloseable {
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();

    static ReplayTarget open(ReplayCommand.Target to, Settings settings, String host, @Nullable Integer port) {
        if (to == ReplayCommand.Target.kafka) {
            Settings chosen = port == null
                    ? settings
                    : settings.with(java.util.Map.of(SettingKey.KAFKA_BOOTSTRAP.key(), host + ":" + port));
            return new Kafka(chosen);
        }
        int http = port != null ? port : settings.port(SettingKey.GATEWAY_PORT);
        int mllp = port != null ? port : settings.port(SettingKey.MLLP_PORT);
        return new Gateway(to, new GatewayClient(host, http, mllp));
    }

    abstract void send(ObjectNode event) throws IOException, InterruptedException;

    abstract void raw(byte[] content) throws IOException, InterruptedException;

    abstract void finish() throws IOException, InterruptedException;

    @Override
    public abstract void close() throws IOException;

    void count(boolean accepted, int number) {
        (accepted ? sent : failed).addAndGet(number);
    }

    void skip() {
        skipped.incrementAndGet();
    }

    long failed() {
        return failed.get();
    }

    String report() {
        return "replayed sent=" + sent + " failed=" + failed + " skipped=" + skipped;
    }

    /** Straight to the topics, as recorded. */
    private static final class Kafka extends ReplayTarget {
        private final Producer<String, SpecificRecord> producer;
        private final Intake intake;

        Kafka(Settings settings) {
            this.intake = new Intake(SiteDrugTable.from(settings));
            this.producer = new KafkaProducer<>(new KafkaSettings(settings).producer());
        }

        @Override
        void send(ObjectNode event) {
            if (event.hasNonNull("until") && !event.hasNonNull("arrivedAt")) {
                // Told when it was over: a site believes no end that lies ahead.
                event.set("arrivedAt", event.get("until"));
            }
            JsonFields fields = new JsonFields(event);
            Instant now = Clock.systemUTC().instant();
            IntakeResult result = intake.accept(fields, null);
            if (result instanceof IntakeResult.Accepted accepted) {
                var unused = producer.send(
                        EventRecords.of(fields, accepted.fact(), now),
                        (metadata, failure) -> count(failure == null, 1));
            } else {
                skip();
            }
        }

        @Override
        void raw(byte[] content) {
            throw new InputException("HL7 and FHIR files go to mllp or fhir, not to kafka");
        }

        @Override
        void finish() {
            producer.flush();
        }

        @Override
        public void close() {
            producer.close();
        }
    }

    /** Through the gateway, in one of its formats. */
    private static final class Gateway extends ReplayTarget {
        private static final int BATCH = 200;
        private static final ObjectMapper JSON = new ObjectMapper();

        /** A file may hold several messages: each is sent and answered by itself. */
        private static final Pattern MESSAGE = Pattern.compile("(?<=\r)(?=MSH)");

        private final ReplayCommand.Target to;
        private final GatewayClient gateway;
        private final List<ObjectNode> waiting = new ArrayList<>();

        Gateway(ReplayCommand.Target to, GatewayClient gateway) {
            this.to = to;
            this.gateway = gateway;
        }

        @Override
        void send(ObjectNode event) throws IOException, InterruptedException {
            switch (to) {
                case mllp -> {
                    if (Hl7Encoder.canSend(event)) {
                        count(gateway.monitor(List.of(event)), 1);
                    } else {
                        skip();
                    }
                }
                case fhir -> {
                    if (FhirEncoder.canSend(event)) {
                        count(gateway.fhir("/Observation", FhirEncoder.encode(event)), 1);
                    } else {
                        skip();
                    }
                }
                case http, kafka -> {
                    waiting.add(event);
                    if (waiting.size() == BATCH) {
                        finish();
                    }
                }
            }
        }

        @Override
        void raw(byte[] content) throws IOException, InterruptedException {
            switch (to) {
                case mllp -> {
                    // MSH-18 says which bytes are letters, so they go out as they came in.
                    String messages = new String(content, StandardCharsets.ISO_8859_1)
                            .replace("\r\n", "\r")
                            .replace('\n', '\r');
                    for (String message : MESSAGE.splitAsStream(messages).toList()) {
                        if (!message.isBlank()) {
                            count(gateway.message(message.getBytes(StandardCharsets.ISO_8859_1)), 1);
                        }
                    }
                }
                case fhir -> resource(new String(content, StandardCharsets.UTF_8));
                case http, kafka -> throw new InputException("HL7 and FHIR files go to mllp or fhir, not to " + to);
            }
        }

        /** One that is no JSON has no type to go to: it fails by itself. */
        private void resource(String content) throws IOException, InterruptedException {
            String type;
            try {
                type = JSON.readTree(content).path("resourceType").asText();
            } catch (JsonProcessingException unreadable) {
                count(false, 1);
                return;
            }
            count(gateway.fhir(type.equals("Bundle") ? "" : "/" + type, content), 1);
        }

        @Override
        void finish() throws IOException, InterruptedException {
            if (!waiting.isEmpty()) {
                count(gateway.lines(waiting), waiting.size());
                waiting.clear();
            }
        }

        @Override
        public void close() throws IOException {
            gateway.close();
        }
    }
}
