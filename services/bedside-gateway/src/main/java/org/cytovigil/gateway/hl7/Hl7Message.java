// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.parser.PipeParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parsed message as the row of its segments: real senders leave out and repeat what the grammar of no version
 * allows, and the row is all that reading needs.
 */
record Hl7Message(Message message, List<SegmentReader> segments) {
    Hl7Message {
        segments = List.copyOf(segments);
    }

    static Hl7Message parse(PipeParser parser, String text) throws HL7Exception {
        Message message = parser.parse(text);
        List<SegmentReader> segments = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (String name : message.getNames()) {
            for (Structure structure : message.getAll(name)) {
                if (structure instanceof Segment segment) {
                    int number = numbers.merge(segment.getName(), 1, Integer::sum);
                    segments.add(new SegmentReader(segment, segment.getName(), number));
                }
            }
        }
        return new Hl7Message(message, segments);
    }

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
}
