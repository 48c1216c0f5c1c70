// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.laboratory;

import java.time.LocalDate;

/**
 * The lowest count of a calendar day of the ward.
 *
 * @param lowest with the time at which it was taken
 */
public record DayLow(LocalDate day, Result lowest) {}
