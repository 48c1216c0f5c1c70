// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.List;

/**
 * One reading of a signal that can be too low.
 *
 * @param evidence ids of the facts it was read from
 */
public record LevelReading(Instant at, boolean low, List<String> evidence) {}
