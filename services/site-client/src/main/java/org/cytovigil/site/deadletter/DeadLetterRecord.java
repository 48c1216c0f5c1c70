// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.site.deadletter;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cytovigil.schema.ingest.MessageRejected;

/**
 * A dead-letter record whole, with patient data.
 *
 * @param id partition and offset: where it lies
 */
public record DeadLetterRecord(String id, MessageRejected message) {
    private static final int WIDTH = 16;

    /** What of it names no patient. */
    public DeadLetterHeading heading() {
        return DeadLetterHeading.of(id, message);
    }

    /** Whether it was a record of a topic, rather than a message to the gateway. */
    public boolean isRecord() {
        return message.getSourceTopic() != null;
    }

    /** Whether only the beginning was kept. */
    public boolean isCut() {
        return message.getRawBytes() != null || message.getReason().toString().equals("TOO_LARGE");
    }

    /** The original bytes. */
    public byte[] raw() {
        return bytes(message.getRaw());
    }

    /** The key of the record, where it was kept. */
    public Optional<byte[]> key() {
        return Optional.ofNullable(message.getSourceKey()).map(DeadLetterRecord::bytes);
    }

    /** What the bytes are, where the sender said so. */
    public Optional<String> contentType() {
        return Optional.ofNullable(message.getContentType()).map(CharSequence::toString);
    }

    /** The original as text, each segment of HL7 on a line; as hexadecimal bytes where it is no text. */
    public String readable() {
        return text().orElseGet(this::hex);
    }

    private Optional<String> text() {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw()));
            boolean readable = text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
            return readable ? Optional.of(text.toString().replace("\r\n", "\n").replace('\r', '\n')) : Optional.empty();
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private String hex() {
        byte[] raw = raw();
        HexFormat format = HexFormat.ofDelimiter(" ");
        return IntStream.range(0, (raw.length + WIDTH - 1) / WIDTH)
                .mapToObj(row -> format.formatHex(raw, row * WIDTH, Math.min(raw.length, (row + 1) * WIDTH)))
                .collect(Collectors.joining("\n"));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
