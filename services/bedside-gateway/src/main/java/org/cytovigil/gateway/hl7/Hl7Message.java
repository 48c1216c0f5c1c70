// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cytovigil.core.intake.Bounds;

/**
 * A message as the row of its segments: real senders leave out and repeat what the grammar of no version allows, and the
 * row is all that reading needs. Reading never fails: of a message that is cut or torn it gives what is there.
 */
final class Hl7Message {
    /** More segments than any real message has, and few enough to be held in memory. */
    private static final int MOST_SEGMENTS = 20_000;

    private static final Pattern MARKS = Pattern.compile("^[ \\t\\x00]+");
    private static final Pattern SEGMENT = Pattern.compile("[A-Z][A-Z0-9]{2}");
    private static final Pattern BATCH = Pattern.compile("[FB][HT]S");
    private static final String REPLACEMENT = "\uFFFD";

    /** A flaw of a whole message. */
    enum Flaw {
        /** It has no header. */
        NOT_HL7,
        /** It has too many segments to be read. */
        TOO_MANY_SEGMENTS,
        /** Its bytes are not text of the character set that it names. */
        CHARACTERS
    }

    private final byte[] bytes;
    private final Charset charset;
    private final List<SegmentReader> segments;
    private final Optional<Flaw> flaw;

    private Hl7Message(byte[] bytes, Charset charset, List<SegmentReader> segments, Optional<Flaw> flaw) {
        this.bytes = bytes;
        this.charset = charset;
        this.segments = List.copyOf(segments);
        this.flaw = flaw;
    }

    static Hl7Message read(byte[] bytes) {
        int end = FrameContent.nextLine(bytes, 0);
        String header = new String(bytes, 0, end < 0 ? bytes.length : end, StandardCharsets.ISO_8859_1);
        if (!header.startsWith("MSH")) {
            return new Hl7Message(bytes, StandardCharsets.UTF_8, List.of(), Optional.of(Flaw.NOT_HL7));
        }
        Delimiters delimiters = Delimiters.of(header);
        CharacterSets.Said said = CharacterSets.of(new SegmentReader(header, delimiters, "MSH", 1).repetitions(18, 1));
        Charset charset = charset(said, bytes);
        Segments segments = new Segments(delimiters);
        boolean complete = segments.read(bytes, charset);
        if (!complete) {
            return new Hl7Message(bytes, charset, segments.found, Optional.of(Flaw.TOO_MANY_SEGMENTS));
        }
        boolean legible = CharacterSets.reads(charset, bytes);
        return new Hl7Message(
                bytes, charset, segments.found, legible ? Optional.empty() : Optional.of(Flaw.CHARACTERS));
    }

    /** Of a set that we do not know, ASCII can be read, and all else is told as a flaw. */
    private static Charset charset(CharacterSets.Said said, byte[] bytes) {
        if (said instanceof CharacterSets.Said.Known known) {
            return known.charset();
        }
        return said instanceof CharacterSets.Said.Unknown ? StandardCharsets.US_ASCII : CharacterSets.guess(bytes);
    }

    /** Puts lines together into segments. */
    private static final class Segments {
        private final Delimiters delimiters;
        private final List<SegmentReader> found = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private final StringBuilder open = new StringBuilder();

        Segments(Delimiters delimiters) {
            this.delimiters = delimiters;
        }

        /** False where there are too many. */
        boolean read(byte[] bytes, Charset charset) {
            for (int start = 0; start >= 0 && found.size() < MOST_SEGMENTS; ) {
                int next = FrameContent.nextLine(bytes, start);
                int length = (next < 0 ? bytes.length : next - 1) - start;
                line(new String(bytes, start, Math.min(length, Bounds.LARGEST_EVENT), charset));
                start = next;
            }
            close();
            return found.size() < MOST_SEGMENTS;
        }

        /** A line that does not begin as a segment does is the rest of the one before: somebody typed a line break. */
        private void line(String sent) {
            boolean first = found.isEmpty() && open.isEmpty();
            // Templates that were edited by hand leave blanks before a segment.
            String bare = MARKS.matcher(sent).replaceFirst("");
            String text = isSegment(bare) ? bare : sent;
            if (first || isSegment(text)) {
                close();
                open.append(text);
            } else if (!text.isBlank() && open.length() < Bounds.LARGEST_EVENT) {
                open.append(' ').append(text);
            }
        }

        private boolean isSegment(String text) {
            return text.length() >= 3
                    && SEGMENT.matcher(text.substring(0, 3)).matches()
                    && (text.length() == 3 || text.charAt(3) == delimiters.field());
        }

        private void close() {
            if (open.length() < 3) {
                open.setLength(0);
                return;
            }
            String text = open.toString();
            String name = text.substring(0, 3);
            open.setLength(0);
            if (!BATCH.matcher(name).matches()) {
                int number = numbers.merge(name, 1, Integer::sum);
                found.add(new SegmentReader(text, delimiters, name, number));
            }
        }
    }

    /** As it came. */
    byte[] bytes() {
        return bytes;
    }

    /** In which it came and its answer goes. */
    Charset charset() {
        return charset;
    }

    List<SegmentReader> segments() {
        return segments;
    }

    /** What is wrong with the message as a whole, where something is. */
    Optional<Flaw> flaw() {
        return flaw;
    }

    /** The header; a message that has none, and so no segments, must not be asked for it. */
    SegmentReader header() {
        return segments.get(0);
    }

    /** For example ORU_R01. */
    String type() {
        String code = header().component(9, 1);
        String event = header().component(9, 2);
        return event.isEmpty() ? code : code + "_" + event;
    }

    String controlId() {
        return header().field(10);
    }

    /** The application that sent it. */
    String sender() {
        return header().field(3);
    }

    Optional<SegmentReader> first(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).findFirst();
    }

    /** Whether a text was read as it was sent. */
    static boolean legible(String text) {
        return !text.contains(REPLACEMENT);
    }
}
