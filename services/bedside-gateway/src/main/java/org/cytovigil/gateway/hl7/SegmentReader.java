// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.util.Terser;
import java.util.Optional;

/**
 * A segment and where it is in its message.
 *
 * @param number its place among the segments of its name, from 1
 */
record SegmentReader(Segment segment, String name, int number) {
    /** The first component of a field. */
    String field(int field) {
        return component(field, 1);
    }

    /** A component of the first repetition of a field; empty text where it is absent or explicitly null. */
    String component(int field, int component) {
        try {
            String text = Terser.get(segment, field, 0, component, 1);
            return text == null || text.equals("\"\"") ? "" : text.strip();
        } catch (HL7Exception absent) {
            return "";
        }
    }

    /** The first component of a field, where it is there. */
    Optional<String> find(int field) {
        return Optional.of(field(field)).filter(text -> !text.isEmpty());
    }

    /** Where a field of it is, as ERR-2 has it. */
    String location(int field) {
        return name + "^" + number + "^" + field;
    }
}
