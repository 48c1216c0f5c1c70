// SPDX-License-Identifier: Apache-2.0
/** Cytokine release syndrome after the Penn scale of 2018. */
@NullMarked
package org.cytovigil.core.scale.penn;

import org.jspecify.annotations.NullMarked;
