// SPDX-License-Identifier: Apache-2.0
/** Whole files of events at once: the converged view, and what would have been told when. */
@NullMarked
package org.cytovigil.core.offline;

import org.jspecify.annotations.NullMarked;
