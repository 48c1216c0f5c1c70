// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import org.jspecify.annotations.Nullable;

/**
 * What a scale says at an instant.
 *
 * @param assessment null before the first fact that bears on the scale
 * @param memory to be handed in at the next instant
 */
public record Judged<M>(@Nullable Assessment assessment, M memory) {}
