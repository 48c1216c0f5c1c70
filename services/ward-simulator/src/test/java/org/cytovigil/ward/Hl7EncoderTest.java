// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class Hl7EncoderTest {
    @Test
    void aMonitorsMessageIsPcd01AndLeavesNoFileBehind() {
        ObjectNode event = JsonMapper.builder().build().createObjectNode();
        event.put("type", "observation")
                .put("patient", "p1")
                .put("parameter", "SPO2")
                .put("value", 96);
        event.put("unit", "%").put("method", "CONTINUOUS").put("at", "2026-01-15T08:00:00Z");
        String message = new Hl7Encoder().encode(List.of(event));
        assertThat(message)
                .startsWith("MSH|^~\\&|WARD_SIMULATOR")
                .contains("ORU^R01^ORU_R01", "IHE_PCD_001", "PID|||p1^^^Hospital^MR")
                .contains("150456^MDC_PULS_OXIM_SAT_O2^MDC|1.1.1.1|96|262688^MDC_DIM_PERCENT^MDC");
        assertThat(Files.exists(Path.of("id_file"))).isFalse();
    }
}
