// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The messages of a frame, each as the bytes that came; batch headers and trailers around them are nothing of their own. */
final class FrameContent {
    private static final byte[] HEADER = "MSH".getBytes(StandardCharsets.US_ASCII);

    private static final String MARKS = " \t\0\u00EF\u00BB\u00BF";

    private FrameContent() {}

    /** At least one: what has no header at all is one message that nobody can read. */
    static List<byte[]> messages(byte[] content) {
        List<Integer> starts = new ArrayList<>();
        for (int line = 0; line >= 0; line = nextLine(content, line)) {
            int start = skipMarks(content, line);
            if (startsMessage(content, start)) {
                starts.add(start);
            }
        }
        if (starts.isEmpty()) {
            return List.of(content);
        }
        List<byte[]> messages = new ArrayList<>();
        for (int index = 0; index < starts.size(); index++) {
            int end = index + 1 < starts.size() ? starts.get(index + 1) : content.length;
            messages.add(Arrays.copyOfRange(content, starts.get(index), end));
        }
        return messages;
    }

    /** The beginning of the line after this one; -1 where there is none. */
    static int nextLine(byte[] content, int from) {
        for (int index = from; index < content.length; index++) {
            if (content[index] == '\r' || content[index] == '\n') {
                return index + 1;
            }
        }
        return -1;
    }

    /** Blanks and a byte order mark before a header mean nothing. */
    private static int skipMarks(byte[] content, int line) {
        int start = line;
        while (start < content.length && MARKS.indexOf((char) (content[start] & 0xFF)) >= 0) {
            start++;
        }
        return start;
    }

    private static boolean startsMessage(byte[] content, int line) {
        int end = line + HEADER.length;
        return end < content.length
                && Arrays.equals(content, line, end, HEADER, 0, HEADER.length)
                && Delimiters.separates((char) content[end]);
    }
}
