// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MllpFramesTest {
    @Test
    void aFrameThatItsSenderGaveUpDoesNotSpoilTheNext() throws IOException {
        assertThat(first("\u000Bgiven up\r\u000Bwhole\u001C\r")).isEqualTo("whole");
        assertThat(first("noise\u000Bwhole\u001C\r")).isEqualTo("whole");
    }

    private static String first(String sent) throws IOException {
        MllpFrames frames = new MllpFrames(
                new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8)), new ByteArrayOutputStream(), 100);
        MllpFrames.Frame frame = frames.read();
        return frame == null ? fail("no frame") : new String(frame.content(), StandardCharsets.UTF_8);
    }
}
