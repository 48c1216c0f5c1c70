// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import ca.uhn.hl7v2.AcknowledgmentCode;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import java.io.IOException;
import java.util.List;

/** Answers to messages. */
final class Acknowledgement {
    /** The answer to what is no HL7 message: there is nobody to address and no control id to name. */
    static final String NOT_HL7 = "MSH|^~\\&|CYTOVIGIL|||||||||2.6\rMSA|AR|UNKNOWN\r"
            + "ERR|||100^Segment sequence error^HL70357|E|MALFORMED|||not an HL7 v2 message\r";

    private Acknowledgement() {}

    /**
     * What is wrong with a part of a message.
     *
     * @param location segment, number and field, joined by ^
     * @param code our reason code
     */
    record Complaint(String location, String code, String reason) {}

    static String of(Hl7Message received, AcknowledgmentCode code, List<Complaint> errors, PipeParser parser)
            throws HL7Exception {
        try {
            Message answer = received.message().generateACK(code, null);
            for (int index = 0; index < errors.size(); index++) {
                fill((Segment) answer.get(errorName(answer), index), errors.get(index));
            }
            return parser.encode(answer);
        } catch (IOException failed) {
            throw new HL7Exception(failed);
        }
    }

    private static String errorName(Message answer) throws HL7Exception {
        for (String name : answer.getNames()) {
            if (name.equals("ERR")) {
                return name;
            }
        }
        return answer.addNonstandardSegment("ERR");
    }

    private static void fill(Segment err, Complaint error) throws HL7Exception {
        String[] location = error.location().split("\\^", -1);
        for (int part = 0; part < location.length; part++) {
            Terser.set(err, 2, 0, part + 1, 1, location[part]);
        }
        Terser.set(err, 3, 0, 1, 1, standardCode(error.code()));
        Terser.set(err, 3, 0, 2, 1, standardText(error.code()));
        Terser.set(err, 3, 0, 3, 1, "HL70357");
        Terser.set(err, 4, 0, 1, 1, "E");
        Terser.set(err, 5, 0, 1, 1, error.code());
        Terser.set(err, 8, 0, 1, 1, error.reason());
    }

    private static String standardCode(String code) {
        return switch (code) {
            case "NO_PATIENT" -> "101";
            case "UNKNOWN_VALUE", "UNIT" -> "103";
            case "UNSUPPORTED" -> "201";
            case "NOT_DURABLE" -> "207";
            default -> "102";
        };
    }

    private static String standardText(String code) {
        return switch (code) {
            case "NO_PATIENT" -> "Required field missing";
            case "UNKNOWN_VALUE", "UNIT" -> "Table value not found";
            case "UNSUPPORTED" -> "Unsupported event code";
            case "NOT_DURABLE" -> "Application internal error";
            default -> "Data type error";
        };
    }
}
