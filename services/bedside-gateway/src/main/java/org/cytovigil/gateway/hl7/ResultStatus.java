// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.util.Optional;

/** OBX-11, the observation result status (HL7 table 0085). */
final class ResultStatus {
    private ResultStatus() {}

    /**
     * The status of the event; empty where the segment carries no result.
     *
     * @param device whether a monitor sent it: its R says that nobody has validated it, which is its ordinary state
     */
    static Optional<String> of(String code, boolean device) {
        return switch (code) {
            case "P", "S" -> Optional.of("PRELIMINARY");
            case "R" -> Optional.of(device ? "FINAL" : "PRELIMINARY");
            case "C" -> Optional.of("CORRECTED");
            case "D", "W" -> Optional.of("ENTERED_IN_ERROR");
            case "X", "I", "O", "N" -> Optional.empty();
            default -> Optional.of("FINAL");
        };
    }
}
