// SPDX-License-Identifier: Apache-2.0
/** Laboratory values by CTCAE v5.0 (docs/clinical/ctcae-5.md#laboratory-values). */
@NullMarked
package org.cytovigil.core.scale.ctcaelab;

import org.jspecify.annotations.NullMarked;
