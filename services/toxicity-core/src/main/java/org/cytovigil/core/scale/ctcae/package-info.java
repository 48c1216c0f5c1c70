// SPDX-License-Identifier: Apache-2.0
/** Cytokine release syndrome by CTCAE v5.0. */
@NullMarked
package org.cytovigil.core.scale.ctcae;

import org.jspecify.annotations.NullMarked;
