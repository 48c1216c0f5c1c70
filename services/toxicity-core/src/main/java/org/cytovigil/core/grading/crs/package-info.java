// SPDX-License-Identifier: Apache-2.0
/** What scales of cytokine release syndrome have in common: signs, organ findings, and the fever gate. */
@NullMarked
package org.cytovigil.core.grading.crs;

import org.jspecify.annotations.NullMarked;
