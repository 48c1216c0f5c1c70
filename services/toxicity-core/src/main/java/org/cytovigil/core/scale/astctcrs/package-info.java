// SPDX-License-Identifier: Apache-2.0
/** Cytokine release syndrome by the ASTCT consensus (Lee 2019, table 2). */
@NullMarked
package org.cytovigil.core.scale.astctcrs;

import org.jspecify.annotations.NullMarked;
