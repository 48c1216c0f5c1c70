// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MllpFramesTest {
    private static final MllpFrames.Phases PATIENT = new MllpFrames.Phases() {
        @Override
        public void between() {}

        @Override
        public void within(long length) {}

        @Override
        public void ending() {}
    };

    @Test
    void aFrameThatItsSenderGaveUpDoesNotSpoilTheNext() throws IOException {
        assertThat(frames("\u000BMSH|given up\r\u000BMSH|whole\u001C\r")).containsExactly("MSH|whole");
        assertThat(frames("noise\u000Bwhole\u001C\r")).containsExactly("whole");
    }

    @Test
    void aFrameIsNotEndedByAnEndBlockInItsText() throws IOException {
        assertThat(frames("\u000BMSH|a\u001Cb\u001C\u001Cc\r\u001C\r\u000Bnext\u001C\r"))
                .containsExactly("MSH|a\u001Cb\u001C\u001Cc\r", "next");
    }

    @Test
    void aStartBlockInATextBeginsNothing() throws IOException {
        assertThat(frames("\u000BMSH|a\u000Bb\u001C\r")).containsExactly("MSH|a\u000Bb");
    }

    @Test
    void aSenderThatLeavesOutTheReturnIsUnderstood() throws IOException {
        assertThat(frames("\u000Bone\u001C\u000Btwo\u001C")).containsExactly("one", "two");
    }

    @Test
    void aLineFeedForTheReturnEndsAFrameWhereNothingElseOfItFollows() throws IOException {
        assertThat(frames("\u000Bone\u001C\n\u000Btwo\u001C\n")).containsExactly("one", "two");
        assertThat(frames("\u000Bone\u001C\nmore\u001C\r")).containsExactly("one\u001C\nmore");
        assertThat(frames("\u000Bone\u001C\n\u001C\r")).containsExactly("one\u001C\n");
    }

    @Test
    void andSoIsOneThatThenWaitsForTheAnswer() throws IOException {
        InputStream silentAtTheEnd = new FilterInputStream(in("\u000Bone\u001C")) {
            @Override
            public int read() throws IOException {
                int next = super.read();
                if (next < 0) {
                    throw new SocketTimeoutException();
                }
                return next;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                throw new UnsupportedOperationException();
            }
        };
        MllpFrames frames = new MllpFrames(silentAtTheEnd, new ByteArrayOutputStream(), 100, PATIENT);
        assertThat(frames.read())
                .extracting(frame -> new String(frame.content(), StandardCharsets.UTF_8))
                .isEqualTo("one");
    }

    @Test
    void ofAFrameThatIsTooLargeTheBeginningIsKept() throws IOException {
        String sent = "\u000B" + "x".repeat(1000) + "\u001C\r\u000Bnext\u001C\r";
        MllpFrames frames = new MllpFrames(in(sent), new ByteArrayOutputStream(), 100, PATIENT);
        MllpFrames.Frame large = Objects.requireNonNull(frames.read());
        assertThat(large.tooLarge()).isTrue();
        assertThat(large.length()).isEqualTo(1000);
        assertThat(large.content()).hasSize(100);
        assertThat(frames.read()).isNotNull();
    }

    private static InputStream in(String sent) {
        return new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> frames(String sent) throws IOException {
        MllpFrames frames = new MllpFrames(in(sent), new ByteArrayOutputStream(), 100, PATIENT);
        List<String> found = new ArrayList<>();
        for (MllpFrames.Frame frame = frames.read(); frame != null; frame = frames.read()) {
            found.add(new String(frame.content(), StandardCharsets.UTF_8));
        }
        return found;
    }
}
