// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The character sets of MSH-18 (HL7 table 0211), and what senders write for them. */
final class CharacterSets {
    private static final Pattern ISO_8859 = Pattern.compile("(?:ISO)?[-_ ]?8859[-_/ ](\\d{1,2})");
    private static final List<String> NOTHING_SAID = List.of("", "ASCII", "US-ASCII", "ISO IR6", "ISO IR 6");

    /** Shifts between its parts by escape sequences, so its name may stand in any repetition. */
    private static final String JAPANESE = "ISO-2022-JP-2";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("UNICODE UTF-8", "UTF-8"),
            Map.entry("UNICODE", "UTF-8"),
            Map.entry("UTF8", "UTF-8"),
            Map.entry("ISO IR87", JAPANESE),
            Map.entry("ISO IR 87", JAPANESE),
            Map.entry("ISO IR159", JAPANESE),
            Map.entry("ISO IR 159", JAPANESE),
            Map.entry("ISO IR14", JAPANESE),
            Map.entry("GB 18030-2000", "GB18030"),
            Map.entry("KS X 1001", "EUC-KR"),
            Map.entry("CNS 11643-1992", "x-EUC-TW"),
            Map.entry("BIG-5", "Big5"));

    private CharacterSets() {}

    /** What a message says of itself: empty where it says nothing that narrows it down. */
    sealed interface Said {
        /** Nothing, or plain ASCII, which those say who never thought of it. */
        record Nothing() implements Said {}

        /** A set that we can read. */
        record Known(Charset charset) implements Said {}

        /** One that we cannot. */
        record Unknown() implements Said {}
    }

    /** The set that the repetitions of MSH-18 name. */
    static Said of(List<String> names) {
        List<String> said = names.stream()
                .map(name -> name.strip().toUpperCase(Locale.ROOT))
                .filter(name -> !NOTHING_SAID.contains(name))
                .toList();
        if (said.isEmpty()) {
            return new Said.Nothing();
        }
        List<Charset> known =
                said.stream().flatMap(name -> charset(name).stream()).toList();
        return known.stream()
                .filter(charset -> charset.name().equals(JAPANESE))
                .findFirst()
                .or(() -> known.stream().findFirst())
                .<Said>map(Said.Known::new)
                .orElseGet(Said.Unknown::new);
    }

    private static Optional<Charset> charset(String name) {
        Matcher iso = ISO_8859.matcher(name);
        String java = iso.matches() ? "ISO-8859-" + iso.group(1) : NAMES.getOrDefault(name, name);
        try {
            return Optional.of(Charset.forName(java)).filter(CharacterSets::readsSegments);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** A set in which a header does not look like one would not have been found to be one. */
    private static boolean readsSegments(Charset charset) {
        byte[] header = "MSH|^~\\&\r".getBytes(StandardCharsets.US_ASCII);
        return new String(header, charset).equals("MSH|^~\\&\r");
    }

    /** The set of bytes of which nothing is said: what is valid UTF-8 is UTF-8, and Latin-1 reads anything. */
    static Charset guess(byte[] bytes) {
        return reads(StandardCharsets.UTF_8, bytes) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }

    /** Whether all the bytes are text of that set. */
    static boolean reads(Charset charset, byte[] bytes) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}
