// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.course.Wiring;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.history.MemoryHistory;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.rules.GradingRules;
import org.junit.jupiter.api.Test;

class StateCodecTest {
    private static final Instant AT = Instant.parse("2026-01-15T08:00:00Z");
    private final Wiring wiring = PatientMonitor.wiring(GradingCatalogue.standard(), GradingRules.defaults());
    private final StateCodec codec = new StateCodec(wiring);

    private PatientState monitored() {
        PatientKey patient = new PatientKey("p1");
        PatientMonitor monitor = new PatientMonitor(patient, wiring, new MemoryHistory(), PatientState.EMPTY);
        var unused = monitor.accept(
                List.of(new Measured(
                        new FactHeader(patient, "t", AT, AT, "", FactStatus.FINAL),
                        Parameter.TEMPERATURE,
                        Quantity.of("37.0"),
                        Site.SKIN,
                        Method.CONTINUOUS)),
                AT);
        return monitor.state();
    }

    @Test
    void aStateIsReadAsItWasWritten() {
        PatientState state = monitored();
        assertThat(state.steady()).hasSize(1);
        assertThat(codec.state(codec.write(state))).isEqualTo(state);
    }

    /** Versions before it did not keep what monitors send unchanged. */
    @Test
    void aStateOfAnEarlierVersionIsReadWithoutWhatItLacks() throws IOException {
        ObjectMapper smile = new SmileMapper();
        ObjectNode tree = (ObjectNode) smile.readTree(codec.write(monitored()));
        assertThat(tree.remove("steady")).isNotNull();
        PatientState read = codec.state(smile.writeValueAsBytes(tree));
        assertThat(read.steady()).isEmpty();
        assertThat(read.heard()).isEqualTo(monitored().heard());
    }
}
