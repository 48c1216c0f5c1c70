// SPDX-License-Identifier: Apache-2.0
/** Product labels as rules: blinatumomab, monitoring after CAR T, tocilizumab. */
@NullMarked
package org.cytovigil.core.label;

import org.jspecify.annotations.NullMarked;
