// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** OBX-11, the observation result status (HL7 table 0085). */
final class ResultStatus {
    private static final Set<String> CODES =
            Set.of("", "A", "B", "C", "D", "F", "I", "N", "O", "P", "R", "S", "U", "V", "W", "X");

    private ResultStatus() {}

    /** Whether the table has such a code, in letters of either case. Absent, a result is final. */
    static boolean known(String code) {
        return CODES.contains(code.toUpperCase(Locale.ROOT));
    }

    /**
     * The status of the event; empty where the segment carries no result.
     *
     * @param device whether a monitor sent it: its R says that nobody has validated it, which is its ordinary state
     */
    static Optional<String> of(String code, boolean device) {
        return switch (code.toUpperCase(Locale.ROOT)) {
            case "P", "S" -> Optional.of("PRELIMINARY");
            case "R" -> Optional.of(device ? "FINAL" : "PRELIMINARY");
            case "C" -> Optional.of("CORRECTED");
            case "D", "W" -> Optional.of("ENTERED_IN_ERROR");
            // A monitor sends X for each value that it does not have at the moment, which takes nothing back.
            case "X" -> device ? Optional.empty() : Optional.of("ENTERED_IN_ERROR");
            case "I", "O", "N" -> Optional.empty();
            default -> Optional.of("FINAL");
        };
    }
}
