// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One HL7 v2 message as text, its segments ended by carriage returns.
 *
 * @param charset in which it came and its answer goes
 */
record MessageText(String text, Charset charset) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The messages of a frame; batch headers and trailers around them are nothing of their own. */
    static List<MessageText> of(byte[] content) {
        Charset charset = charset(content);
        List<MessageText> messages = new ArrayList<>();
        StringBuilder message = new StringBuilder();
        for (String segment : lines(new String(content, charset))) {
            if (segment.startsWith("MSH")) {
                addIfAny(messages, message, charset);
            }
            if (!isBatchSegment(segment) && !segment.isBlank()) {
                message.append(segment).append('\r');
            }
        }
        addIfAny(messages, message, charset);
        return messages;
    }

    /** The bytes, as near to how they came as its own message can be told from the frame. */
    byte[] bytes() {
        return text.getBytes(charset);
    }

    private static String[] lines(String text) {
        String body = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        return body.split("\r\n|\r|\n", -1);
    }

    private static void addIfAny(List<MessageText> messages, StringBuilder message, Charset charset) {
        if (!message.isEmpty()) {
            messages.add(new MessageText(message.toString(), charset));
            message.setLength(0);
        }
    }

    private static boolean isBatchSegment(String segment) {
        return segment.startsWith("FHS")
                || segment.startsWith("BHS")
                || segment.startsWith("BTS")
                || segment.startsWith("FTS");
    }

    /** Whatever MSH-18 says: text that is valid UTF-8 is UTF-8, and Latin-1 reads anything. */
    private static Charset charset(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException other) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
