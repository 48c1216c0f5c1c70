// SPDX-License-Identifier: Apache-2.0
/** Cytokine release syndrome after Lee 2014. */
@NullMarked
package org.cytovigil.core.scale.lee;

import org.jspecify.annotations.NullMarked;
