// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Frames of the minimal lower layer protocol: start block, content, end block, carriage return. */
final class MllpFrames {
    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int RETURN = '\r';

    private final InputStream in;
    private final OutputStream out;
    private final int most;

    MllpFrames(InputStream in, OutputStream out, int most) {
        this.in = in;
        this.out = out;
        this.most = most;
    }

    /** What a frame held: of its length no more than the limit is kept. */
    static final class Frame {
        private final byte[] content;
        private final long length;

        private Frame(byte[] content, long length) {
            this.content = content;
            this.length = length;
        }

        byte[] content() {
            return content;
        }

        long length() {
            return length;
        }

        boolean tooLarge() {
            return length > content.length;
        }
    }

    /** The next frame; null at the end of the stream. What stands between frames is skipped. */
    @Nullable
    Frame read() throws IOException {
        int next = in.read();
        while (next != START) {
            if (next < 0) {
                return null;
            }
            next = in.read();
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        long length = 0;
        for (next = in.read(); next != END; next = in.read()) {
            if (next < 0) {
                // The sender has gone in the middle of a frame; it will send it again.
                return null;
            }
            if (next == START) {
                // The sender gave up a frame and began anew; what it gave up was never answered.
                content.reset();
                length = 0;
                continue;
            }
            length++;
            if (length <= most) {
                content.write(next);
            }
        }
        return new Frame(content.toByteArray(), length);
    }

    void write(byte[] content) throws IOException {
        out.write(START);
        out.write(content);
        out.write(END);
        out.write(RETURN);
        out.flush();
    }
}
