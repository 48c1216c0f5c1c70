// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A weight.
 *
 * @param at when it was measured or told
 */
public record Weighed(BigDecimal kilograms, Instant at) {}
