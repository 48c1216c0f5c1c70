// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A segment and where it is in its message. It looks for a field when it is asked for one and keeps nothing, so that ten
 * million empty repetitions cost no more than their bytes.
 *
 * @param number its place among the segments of its name, from 1
 */
record SegmentReader(String text, Delimiters delimiters, String name, int number) {
    /** So many repetitions of a field are looked at. */
    private static final int MOST_REPETITIONS = 64;

    /** The first component of a field. */
    String field(int field) {
        return component(field, 1);
    }

    /** A component of the first repetition of a field; empty text where it is absent or explicitly null. */
    String component(int field, int component) {
        return component(part(raw(field), delimiters.repetition(), 1), component);
    }

    /** A component of each repetition of a field. */
    List<String> repetitions(int field, int component) {
        List<String> found = new ArrayList<>();
        String rest = raw(field);
        while (found.size() < MOST_REPETITIONS) {
            int end = rest.indexOf(delimiters.repetition());
            found.add(component(end < 0 ? rest : rest.substring(0, end), component));
            if (end < 0) {
                break;
            }
            rest = rest.substring(end + 1);
        }
        return found;
    }

    private String component(String repetition, int component) {
        String whole = part(repetition, delimiters.component(), component);
        String text = part(whole, delimiters.subcomponent(), 1);
        return text.equals("\"\"") ? "" : delimiters.plain(text).strip();
    }

    /** A field as it was sent. */
    String raw(int field) {
        if (!name.equals("MSH")) {
            return part(text, delimiters.field(), field + 1);
        }
        // The field separator is itself MSH-1, and what MSH-2 holds separates nothing there.
        return field == 1 ? String.valueOf(delimiters.field()) : part(text, delimiters.field(), field);
    }

    /** The first component of a field, where it is there. */
    Optional<String> find(int field) {
        return Optional.of(field(field)).filter(text -> !text.isEmpty());
    }

    /** Where a field of it is, as ERR-2 has it. */
    String location(int field) {
        return name + "^" + number + "^" + field;
    }

    private static String part(String text, char separator, int number) {
        int start = 0;
        for (int skipped = 1; skipped < number; skipped++) {
            int next = text.indexOf(separator, start);
            if (next < 0) {
                return "";
            }
            start = next + 1;
        }
        int end = text.indexOf(separator, start);
        return text.substring(start, end < 0 ? text.length() : end);
    }
}
