// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.util.List;
import java.util.Set;

/** Reads the events out of messages of some types. */
interface MessageReader {
    /** The types, for example ORU_R01. */
    Set<String> types();

    /** What the message says, in order. */
    List<Finding> read(Hl7Message message, Hl7Time times);
}
