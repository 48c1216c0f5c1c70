// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import org.cytovigil.core.fact.Fact;

/**
 * A usable event, with the bytes that it came in, in case it cannot be graded.
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Arrived(Fact fact, byte[] bytes) {}
