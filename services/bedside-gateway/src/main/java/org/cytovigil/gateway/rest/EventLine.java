// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.intake.Bounds;

/** One line of a delivery, with its number from 1 and its bytes as they came. */
final class EventLine {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final int number;
    private final byte[] bytes;

    private EventLine(int number, byte[] bytes) {
        this.number = number;
        this.bytes = bytes;
    }

    static EventLine whole(byte[] body) {
        return new EventLine(1, body);
    }

    /** The lines of a body that are not blank. */
    static List<EventLine> split(byte[] body) {
        List<EventLine> lines = new ArrayList<>();
        int number = 1;
        int start = 0;
        for (int end = 0; end <= body.length; end++) {
            if (end == body.length || body[end] == '\n') {
                EventLine line = new EventLine(number++, Arrays.copyOfRange(body, start, end));
                if (!line.isBlank()) {
                    lines.add(line);
                }
                start = end + 1;
            }
        }
        return lines;
    }

    /** Whether it has more bytes than one event may have. */
    boolean isTooLarge() {
        return bytes.length > Bounds.LARGEST_EVENT;
    }

    int number() {
        return number;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The text, where the bytes are UTF-8. */
    Optional<String> text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private boolean isBlank() {
        for (byte character : bytes) {
            if (character > ' ' || character < 0) {
                return false;
            }
        }
        return true;
    }
}
