// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.cytovigil.testkit.inputs.FieldInputs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway that messages are sent to, and what becomes of them on the topics. */
@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MllpCases {
    final Gateway gateway;
    final TopicReader topics;
    final FieldInputs inputs;

    MllpCases(EmbeddedPlatform platform, String run) throws IOException {
        this(platform, run, Map.of());
    }

    MllpCases(EmbeddedPlatform platform, String run, Map<String, String> settings) throws IOException {
        this.inputs = new FieldInputs(run, Clock.systemUTC());
        this.gateway = Gateway.start(platform.settings(), settings);
        this.topics = new TopicReader(platform.settings());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    String ask(String message) throws IOException {
        try (MllpClient client = gateway.mllp()) {
            return client.ask(message);
        }
    }

    List<String> askAll(String file) throws IOException {
        try (MllpClient client = gateway.mllp()) {
            List<String> answers = new ArrayList<>();
            for (String message : inputs.messages(file)) {
                answers.add(client.ask(message));
            }
            return answers;
        }
    }

    /** The vital signs of a patient, once there are so many, up to one that is sent last and that nobody else sends. */
    List<AvroFields> vitals(String patient) throws IOException {
        String last = oru("last" + patient, patient, obx("8889-8", "77", "/min", ""));
        assertThat(ask(last)).contains("MSA|AA|");
        return topics.eventsUpTo(Topics.VITALS, patient, event -> "8889-8".equals(event.text("code")));
    }

    String oru(String control, String patient, String... rows) {
        return "MSH|^~\\&|LAB|HOSP|CYTOVIGIL|HOSP|" + inputs.hl7(0) + "||ORU^R01^ORU_R01|" + control + "|P|2.5\r"
                + "PID|1||" + patient + "^^^HOSP^MR||DOE^JANE\r"
                + "OBR|1||ORDER1|VIT|||" + inputs.hl7(2) + "\r" + String.join("", rows);
    }

    String obx(String code, String value, String unit, String flags) {
        return "OBX|1|NM|" + code + "^x^" + (code.contains("-") ? "LN" : "MDC") + "||" + value + "|" + unit + "||"
                + flags + "|||F|||" + inputs.hl7(2) + "\r";
    }

    static List<String> values(List<AvroFields> events) {
        return events.stream().map(event -> event.text("value")).toList();
    }
}
