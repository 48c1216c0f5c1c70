// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cytovigil.schema.ingest.MessageRejected;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter.
 *
 * @param id partition and offset: where it lies
 * @param replayed what the audit trail says of its replay, null where it was never replayed
 */
record RejectedLetter(
        String id, MessageRejected message, @Nullable String replayed) {
    private static final int WIDTH = 16;

    /** One line without patient data. */
    String line() {
        return String.join(
                "  ",
                id,
                message.getReceivedAt().toString(),
                message.getReason(),
                origin(),
                message.getDetail(),
                replayed == null ? "-" : "replayed " + replayed);
    }

    /** All that is known of it, the message last. */
    String page() {
        StringBuilder page = new StringBuilder();
        row(page, "id", id);
        row(page, "received", message.getReceivedAt());
        row(page, "reason", message.getReason());
        row(page, "detail", message.getDetail());
        row(page, "from", origin());
        row(
                page,
                "key",
                key().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("none"));
        row(page, "type", message.getContentType() == null ? "unknown" : message.getContentType());
        row(page, "bytes", raw().length);
        row(page, "replayed", replayed == null ? "never" : replayed);
        return page.append('\n').append(text().orElseGet(this::hex)).toString();
    }

    private static void row(StringBuilder page, String name, Object value) {
        page.append(name).append(": ").append(value).append('\n');
    }

    private String origin() {
        return isRecord()
                ? message.getSourceTopic() + " " + message.getSourcePartition() + "-" + message.getSourceOffset()
                : message.getSource().toString();
    }

    /** Whether it was a record of a topic, rather than a message to the gateway. */
    boolean isRecord() {
        return message.getSourceTopic() != null;
    }

    /** The original bytes. */
    byte[] raw() {
        return bytes(message.getRaw());
    }

    /** The key of the record, where it was kept. */
    Optional<byte[]> key() {
        return Optional.ofNullable(message.getSourceKey()).map(RejectedLetter::bytes);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** The message where it is text; the segments of HL7 each on a line. */
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
}
