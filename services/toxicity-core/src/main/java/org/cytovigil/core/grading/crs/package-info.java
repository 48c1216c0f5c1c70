// SPDX-License-Identifier: Apache-2.0
/** Cytokine release syndrome, ASTCT 2019 (Lee 2019, table 2). */
@NullMarked
package org.cytovigil.core.grading.crs;

import org.jspecify.annotations.NullMarked;
