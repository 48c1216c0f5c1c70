// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.cytovigil.testkit.inputs.FieldInputs;
import org.cytovigil.testkit.inputs.HonestInputs;
import org.cytovigil.testkit.inputs.Mutants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Spoiled inputs at the running doors: each is answered, none with a failure of ours, and an honest event between them is
 * always taken. How many: {@code -Dhostile.inputs=200000}; with which seed: {@code -Dhostile.seed=7}.
 */
@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputsIT {
    private static final int HONEST_EVERY = 10;
    private static final int UNAVAILABLE = 503;

    private final int count = Integer.getInteger("hostile.inputs", 300);
    private final long seed = Long.getLong("hostile.seed", System.nanoTime());
    private final Gateway gateway;
    private final FieldInputs inputs = new FieldInputs("hostile", Clock.systemUTC());
    private final HonestInputs honest = new HonestInputs(inputs);

    HostileInputsIT(EmbeddedPlatform platform) throws IOException {
        this.gateway = Gateway.start(platform.settings(), Map.of());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private String event(int number) {
        return "{\"type\":\"observation\",\"patient\":\"hostile\",\"id\":\"h" + number + "\",\"at\":\"" + inputs.iso(1)
                + "\",\"parameter\":\"TEMPERATURE\",\"value\":38.6,\"unit\":\"Cel\"}";
    }

    private String message(int number) {
        return "MSH|^~\\&|MON|ICU|C|H|" + inputs.hl7(0) + "||ORU^R01|H" + number
                + "|P|2.5\rPID|1||hostile\rOBR|1||O|V|||" + inputs.hl7(3) + "\rOBX|1|NM|8867-4^HR^LN||88|/min|||||F\r";
    }

    @Test
    void everySpoiledInputIsAnsweredAndHonestOnesAreTaken() throws Exception {
        System.out.println("hostile inputs: -Dhostile.inputs=" + count + " -Dhostile.seed=" + seed);
        Mutants messages = new Mutants(seed, honest.messages());
        Mutants resources = new Mutants(seed + 1, honest.resources());
        Mutants xml = new Mutants(seed + 2, honest.xml());
        Mutants lines = new Mutants(seed + 3, honest.lines());
        for (int number = 0; number < count; number++) {
            String which = "input " + number + " of seed " + seed;
            switch (number % 5) {
                case 0, 1 -> answeredOverMllp(messages.next(), which);
                case 2 ->
                    answeredOverHttp(
                            number % 2 == 0 ? "/fhir" : "/fhir/Observation", "application/fhir+json", resources, which);
                case 3 -> answeredOverHttp("/fhir/Observation", "application/fhir+xml", xml, which);
                default ->
                    answeredOverHttp(
                            "/events", number % 2 == 0 ? "application/json" : "application/x-ndjson", lines, which);
            }
            if (number % HONEST_EVERY == 0) {
                honestOnesAreTaken(number, which);
            }
        }
        assertThat(gateway.get("/health").statusCode()).isEqualTo(200);
    }

    private void answeredOverMllp(byte[] mutant, String which) throws IOException {
        try (MllpClient client = gateway.mllp()) {
            client.send(mutant);
            assertThat(client.answer()).as(which).contains("MSA");
        }
    }

    private void answeredOverHttp(String path, String type, Mutants mutants, String which)
            throws IOException, InterruptedException {
        int status = gateway.post(path, mutants.next(), Map.of("Content-Type", type));
        assertThat(status < 500 || status == UNAVAILABLE)
                .as("%s: %s", which, status)
                .isTrue();
    }

    private void honestOnesAreTaken(int number, String which) throws IOException, InterruptedException {
        assertThat(gateway.post("/events", "application/json", event(number)).statusCode())
                .as(which)
                .isEqualTo(200);
        try (MllpClient client = gateway.mllp()) {
            assertThat(client.ask(message(number))).as(which).contains("MSA|AA|H" + number);
        }
    }
}
