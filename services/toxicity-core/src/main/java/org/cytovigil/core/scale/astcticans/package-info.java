// SPDX-License-Identifier: Apache-2.0
/** Neurotoxicity, ASTCT 2019 (Lee 2019, tables 4 to 7). */
@NullMarked
package org.cytovigil.core.scale.astcticans;

import org.jspecify.annotations.NullMarked;
