// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.util.Optional;
import org.cytovigil.core.fact.Fact;

/** The outcome of reading one event. */
public sealed interface IntakeResult {
    /**
     * The event is usable.
     *
     * @param partly what of it is not, for its sender; empty where all is
     */
    record Accepted(Fact fact, Optional<Rejected> partly) implements IntakeResult {
        /** All of it is usable. */
        public Accepted(Fact fact) {
            this(fact, Optional.empty());
        }
    }

    /**
     * The event is not usable.
     *
     * @param detail why, without anything that was sent: fit to be kept and logged
     * @param sent the text that is wrong, empty where none is
     */
    record Rejected(RejectionCode code, String detail, String sent) implements IntakeResult {
        private static final int SHOWN = 40;

        /** Why, in words for its sender. */
        public String reason() {
            return sent.isEmpty() ? detail : detail + ": '" + shown() + "'";
        }

        private String shown() {
            String clean = sent.codePoints()
                    .limit(SHOWN)
                    .map(point -> Bounds.printable(Character.toString(point)) ? point : '?')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            return clean.length() < sent.length() ? clean + "…" : clean;
        }
    }
}
