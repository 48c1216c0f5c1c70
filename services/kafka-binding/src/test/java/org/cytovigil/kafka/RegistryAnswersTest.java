// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.ingest.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registry answers to the question for a schema decides whether a record can never be read, or not just now. */
class RegistryAnswersTest {
    private static final byte[] UNKNOWN_SCHEMA = {0, 0, 0, 0, 7, 1, 2, 3};

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407, 408, 429, 500, 502, 503})
    void anAnswerThatIsNotAboutTheSchemaLeavesTheRecordToBeReadLater(int code) throws IOException {
        try (Registry registry = new Registry(code)) {
            assertThatThrownBy(() -> registry.reader().deserialize(Topics.REJECTED, UNKNOWN_SCHEMA))
                    .isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422})
    void aSchemaThatTheRegistryDoesNotHaveMakesTheRecordUnreadable(int code) throws IOException {
        try (Registry registry = new Registry(code)) {
            assertThatThrownBy(() -> registry.reader().deserialize(Topics.REJECTED, UNKNOWN_SCHEMA))
                    .isInstanceOf(SerializationException.class);
        }
    }

    /** As Confluent's reader says it. */
    @Test
    void aReaderThatWasTurnedAwayOrIsToComeAgainLeavesTheRecordToBeReadLater() {
        assertThat(List.of(
                        new ThrottlingQuotaExceededException("429"),
                        new TimeoutException("503"),
                        new SaslAuthenticationException("401"),
                        new TopicAuthorizationException("403")))
                .allMatch(failure -> RegistryUnavailableException.isCauseOf(new IllegalStateException(failure)));
        assertThat(RegistryUnavailableException.isCauseOf(new SerializationException("unknown magic byte")))
                .isFalse();
    }

    /** Gives the same answer to every question. */
    private static final class Registry implements AutoCloseable {
        private final HttpServer server;

        Registry(int code) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(code, -1);
                exchange.close();
            });
            server.start();
        }

        Deserializer<MessageRejected> reader() {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            Settings settings = Settings.of(Map.of(SettingKey.REGISTRY_URL.key(), url));
            return new AvroSerdes(new KafkaSettings(settings)).deserializer(MessageRejected.class);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
