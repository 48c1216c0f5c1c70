// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import java.time.Instant;

/**
 * An alert that must result, by the construction of the course and not by any grading.
 *
 * @param at when it can first be known
 */
public record ExpectedAlert(String patient, String cause, String system, int grade, boolean page, Instant at) {}
