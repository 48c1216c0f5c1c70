// SPDX-License-Identifier: Apache-2.0
/**
 * The toxicities of other therapies by definition: each system worked out anew at every instant from all facts, without
 * anything remembered (docs/clinical).
 */
@NullMarked
package org.cytovigil.core.oracle.therapy;

import org.jspecify.annotations.NullMarked;
