// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Something that happens at the bedside.
 *
 * @param sent when its device or its nurse sends it; the event itself carries when it was so
 * @param event as an event line
 */
public record SimulatedEvent(Instant sent, Way way, ObjectNode event) {}
