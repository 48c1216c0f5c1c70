// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.time.Instant;

/**
 * An assessment that holds from an instant until the next span.
 *
 * @param from event time
 */
public record GradeSpan(Instant from, Assessment assessment) {}
