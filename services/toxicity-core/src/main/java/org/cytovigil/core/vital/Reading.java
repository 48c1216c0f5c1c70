// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.vital;

import java.math.BigDecimal;

/**
 * A vital sign, or a value on the same side of every limit.
 *
 * @param evidence id of the fact, or what names the sample
 */
public record Reading(BigDecimal value, String evidence) {}
