// SPDX-License-Identifier: Apache-2.0
/** Laboratory results with their limits, windows and baselines, for every scale that is graded from them. */
@NullMarked
package org.cytovigil.core.laboratory;

import org.jspecify.annotations.NullMarked;
