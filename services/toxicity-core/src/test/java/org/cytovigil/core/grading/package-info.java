// SPDX-License-Identifier: Apache-2.0
/** The published tables, row by row and in all combinations. */
@NullMarked
package org.cytovigil.core.grading;

import org.jspecify.annotations.NullMarked;
