// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.notification.ledger.ReadingRepository;
import org.cytovigil.schema.bedside.VitalSignObserved;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One sample of each minute is written, those of a batch together, and none is lost where the ledger cannot take them. */
class FirstSamplesTest {
    private static final Instant EIGHT = Instant.parse("2026-01-15T08:00:00Z");

    private final List<String> written = new ArrayList<>();
    private @Nullable String state;

    private final FirstSamples samples = new FirstSamples((ReadingRepository) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {ReadingRepository.class}, (proxy, method, arguments) -> {
                String text = String.valueOf(arguments[0]);
                if (state != null && (text.contains("refused") || state.startsWith("08"))) {
                    throw new IllegalStateException(new SQLException("no", state));
                }
                return written.add(method.getName() + " " + text);
            }));

    private static VitalSignObserved sample(int second, String method, String status) {
        return VitalSignObserved.newBuilder()
                .setPatient("p")
                .setAt(EIGHT.plusSeconds(second))
                .setParameter("SPO2")
                .setValue("97")
                .setMethod(method)
                .setStatus(status)
                .build();
    }

    private void add(String patient) {
        samples.add(patient, new FirstSamples.Sample(patient, "SPO2 1", "SPO2", EIGHT, EIGHT, "{}"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, CONTINUOUS, FINAL, true",
        "59, CONTINUOUS, PRELIMINARY, true",
        "60, CONTINUOUS, FINAL, false",
        "-1, CONTINUOUS, FINAL, false",
        "0, ARTERIAL_LINE, FINAL, false",
        "0, CONTINUOUS, CORRECTED, false",
        "0, CONTINUOUS, ENTERED_IN_ERROR, false",
        "0, SPOT, FINAL, false"
    })
    void onlyAPlainSampleOfTheSameFeedAndMinuteIsLeftUnread(int second, String method, String status, boolean same) {
        String first = String.valueOf(FirstSamples.key(sample(30, "CONTINUOUS", "FINAL")));
        assertThat(first.equals(FirstSamples.key(sample(second, method, status))))
                .isEqualTo(same);
    }

    @Test
    void aBatchIsOneStatementAndIsWrittenOnce() {
        add("a");
        add("b");
        samples.write();
        samples.write();
        assertThat(written)
                .singleElement()
                .asString()
                .startsWith("putAllFirst ")
                .contains("\"a\"", "\"b\"");
        assertThat(samples.has("a")).isTrue();
        assertThat(samples.has("c")).isFalse();
    }

    @Test
    void oneThatIsRefusedForGoodCostsTheOthersNothing() {
        state = "22021";
        List.of("a", "refused", "b").forEach(this::add);
        samples.write();
        assertThat(written).containsExactly("putFirst a", "putFirst b");
    }

    @Test
    void whatCannotBeWrittenJustNowIsWrittenWithTheNextBatch() {
        state = "08006";
        add("a");
        assertThatThrownBy(samples::write).isInstanceOf(IllegalStateException.class);
        state = null;
        add("b");
        samples.write();
        assertThat(written).singleElement().asString().contains("\"a\"", "\"b\"");
    }
}
