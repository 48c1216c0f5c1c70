// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Answers to messages. They are written by hand, with nothing but the header of the message, because a message that no
 * parser survives is owed an answer with its own control id too.
 */
final class Acknowledgement {
    /** Of so many complaints each is told; the rest are counted. */
    private static final int MOST_COMPLAINTS = 100;

    /** So much of a field of the header is sent back. */
    private static final int LONGEST_ECHO = 250;

    /** Words of HL7 table 0155 by which an accept acknowledgement is asked for; any other is no word of that mode. */
    private static final Set<String> ACCEPT_CONDITIONS = Set.of("AL", "ER", "SU");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSxx").withZone(ZoneOffset.UTC);

    /** What becomes of a message. */
    enum Verdict {
        ACCEPT('A'),
        ERROR('E'),
        REJECT('R');

        private final char letter;

        Verdict(char letter) {
            this.letter = letter;
        }
    }

    /**
     * What is wrong with a part of a message.
     *
     * @param location segment, number and field, joined by ^
     * @param code our reason code
     */
    record Complaint(String location, String code, String reason) {}

    private Acknowledgement() {}

    static String of(Hl7Message received, Verdict verdict, List<Complaint> complaints, Instant now) {
        boolean known = !received.segments().isEmpty();
        Delimiters delimiters = known ? received.header().delimiters() : Delimiters.USUAL;
        Writer writer = new Writer(delimiters);
        if (known) {
            header(writer, received.header(), now);
            writer.segment("MSA", "" + mode(received.header()) + verdict.letter, echo(received.header(), 10));
        } else {
            writer.segment(
                    "MSH",
                    delimiters.encoding(),
                    "CYTOVIGIL",
                    "",
                    "",
                    "",
                    TIME.format(now),
                    "",
                    "ACK",
                    id(),
                    "P",
                    "2.6");
            writer.segment("MSA", "A" + verdict.letter, "");
        }
        Set<Complaint> distinct = new LinkedHashSet<>(complaints);
        distinct.stream().limit(MOST_COMPLAINTS).forEach(writer::complaint);
        if (distinct.size() > MOST_COMPLAINTS) {
            int more = distinct.size() - MOST_COMPLAINTS;
            writer.complaint(new Complaint("", "MALFORMED", "and " + more + " more"));
        }
        return writer.text.toString();
    }

    /** C where the sender waits for an accept acknowledgement and no other (enhanced mode), else A. */
    private static char mode(SegmentReader header) {
        String accept = header.field(15).toUpperCase(Locale.ROOT);
        String application = header.field(16).toUpperCase(Locale.ROOT);
        boolean enhanced = ACCEPT_CONDITIONS.contains(accept);
        return enhanced && (application.isEmpty() || application.equals("NE")) ? 'C' : 'A';
    }

    private static void header(Writer writer, SegmentReader received, Instant now) {
        String event = received.component(9, 2).replaceAll("[^A-Z0-9]", "");
        char join = writer.delimiters.component();
        String type = event.isEmpty() ? "ACK" : "ACK" + join + event + join + "ACK";
        String version = echo(received, 12);
        writer.segment(
                "MSH",
                writer.delimiters.encoding(),
                received.raw(5).isEmpty() ? "CYTOVIGIL" : echo(received, 5),
                echo(received, 6),
                echo(received, 3),
                echo(received, 4),
                TIME.format(now),
                "",
                type,
                id(),
                received.raw(11).isEmpty() ? "P" : echo(received, 11),
                version.isEmpty() ? "2.6" : version,
                "",
                "",
                "",
                "",
                "",
                echo(received, 18));
    }

    /** As it was sent: the answer has the delimiters of the message. What would break the frame is left out. */
    private static String echo(SegmentReader header, int field) {
        String raw = header.raw(field).replaceAll("\\p{Cntrl}", "");
        return raw.length() <= LONGEST_ECHO ? raw : raw.substring(0, LONGEST_ECHO);
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 20);
    }

    /** Segments joined by the delimiters of a message. */
    private static final class Writer {
        private final Delimiters delimiters;
        private final StringBuilder text = new StringBuilder();

        Writer(Delimiters delimiters) {
            this.delimiters = delimiters;
        }

        void segment(String... fields) {
            String row = String.join(String.valueOf(delimiters.field()), fields);
            int end = row.length();
            while (!fields[0].equals("MSA") && row.charAt(end - 1) == delimiters.field()) {
                end--;
            }
            text.append(row, 0, end).append('\r');
        }

        void complaint(Complaint complaint) {
            String location = complaint.location().replace('^', delimiters.component());
            String join = String.valueOf(delimiters.component());
            String standard =
                    String.join(join, standardCode(complaint.code()), standardText(complaint.code()), "HL70357");
            segment(
                    "ERR",
                    "",
                    location,
                    standard,
                    "E",
                    complaint.code(),
                    "",
                    "",
                    delimiters.escaped(complaint.reason()));
        }
    }

    private static String standardCode(String code) {
        return switch (code) {
            case "NO_PATIENT" -> "101";
            case "UNKNOWN_VALUE", "UNIT" -> "103";
            case "UNSUPPORTED" -> "201";
            case "NOT_PRODUCTION" -> "202";
            case "NOT_DURABLE", "INTERNAL" -> "207";
            default -> "102";
        };
    }

    private static String standardText(String code) {
        return switch (code) {
            case "NO_PATIENT" -> "Required field missing";
            case "UNKNOWN_VALUE", "UNIT" -> "Table value not found";
            case "UNSUPPORTED" -> "Unsupported event code";
            case "NOT_PRODUCTION" -> "Unsupported processing id";
            case "NOT_DURABLE", "INTERNAL" -> "Application internal error";
            default -> "Data type error";
        };
    }
}
