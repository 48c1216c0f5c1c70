// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.laboratory;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A limit of normal as a laboratory sent it last.
 *
 * @param source the laboratory; another source is another laboratory
 * @param upper the upper one rather than the lower one
 * @param at when the result was taken that it came with
 */
public record KnownLimit(String source, boolean upper, Instant at, BigDecimal value) {}
