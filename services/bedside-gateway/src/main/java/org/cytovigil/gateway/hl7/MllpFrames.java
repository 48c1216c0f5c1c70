// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Frames of the minimal lower layer protocol: start block, content, end block, carriage return. An end block alone ends
 * nothing, since it can stand in a text, unless the sender then waits.
 */
final class MllpFrames {
    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int RETURN = '\r';
    private static final int LINE_FEED = '\n';
    private static final int GONE = -1;

    /** Nothing came for a moment. */
    private static final int SILENCE = -2;

    private final InputStream in;
    private final OutputStream out;
    private final int most;
    private final Phases phases;
    private final Deque<Integer> pushedBack = new ArrayDeque<>();

    /** How long the next bytes may take, as they are waited for between frames, within one, or after its end block. */
    interface Phases {
        /** Waits for the next frame. */
        void between() throws IOException;

        /** Waits for more of a frame of which so many bytes are there. */
        void within(long length) throws IOException;

        /** Waits for the carriage return. */
        void ending() throws IOException;
    }

    MllpFrames(InputStream in, OutputStream out, int most, Phases phases) {
        this.in = in;
        this.out = out;
        this.most = most;
        this.phases = phases;
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

    /** Bytes of a frame up to the limit, and how many there were. */
    private static final class Content {
        private static final String[] HEADERS = {"\u000BMSH", "\u000BFHS", "\u000BBHS"};
        private static final int HEADER = 4;

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final byte[] newest = new byte[HEADER];
        private long length;

        void add(int next, int most) {
            System.arraycopy(newest, 1, newest, 0, HEADER - 1);
            newest[HEADER - 1] = (byte) next;
            length++;
            if (length <= most) {
                kept.write(next);
            }
            if (beginsAnew()) {
                // The sender gave up a frame and began anew; what it gave up was never answered.
                kept.reset();
                kept.write(newest, 1, HEADER - 1);
                length = HEADER - 1;
            }
        }

        /** A start block can stand in a text too; before a header it begins a frame. */
        private boolean beginsAnew() {
            if (newest[0] != START) {
                return false;
            }
            String text = new String(newest, StandardCharsets.ISO_8859_1);
            return Arrays.asList(HEADERS).contains(text);
        }
    }

    /** The next frame; null at the end of the stream. What stands between frames is skipped. */
    @Nullable
    Frame read() throws IOException {
        phases.between();
        int next = next();
        while (next != START) {
            if (next == GONE) {
                return null;
            }
            next = next();
        }
        Content content = new Content();
        while (true) {
            phases.within(content.length);
            next = next();
            if (next == GONE) {
                // The sender has gone in the middle of a frame; it will send it again.
                return null;
            }
            if (next == END && ends()) {
                return new Frame(content.kept.toByteArray(), content.length);
            }
            content.add(next, most);
        }
    }

    /**
     * After an end block: a return belongs to it, the end of all and silence confirm it, a start begins the next. Some
     * send a line feed for the return; since a text can have one there too, what comes then must confirm it.
     */
    private boolean ends() throws IOException {
        int next = afterEnd();
        if (next != LINE_FEED) {
            return confirms(next);
        }
        int second = afterEnd();
        if (second == RETURN || !confirms(second)) {
            pushedBack.addFirst(LINE_FEED);
            return false;
        }
        return true;
    }

    private boolean confirms(int next) {
        if (next == RETURN || next == GONE || next == SILENCE) {
            return true;
        }
        pushedBack.addLast(next);
        return next == START;
    }

    private int afterEnd() throws IOException {
        phases.ending();
        try {
            return next();
        } catch (SocketTimeoutException silence) {
            return SILENCE;
        }
    }

    private int next() throws IOException {
        Integer next = pushedBack.pollFirst();
        return next == null ? in.read() : next;
    }

    void write(byte[] content) throws IOException {
        out.write(START);
        out.write(content);
        out.write(END);
        out.write(RETURN);
        out.flush();
    }
}
