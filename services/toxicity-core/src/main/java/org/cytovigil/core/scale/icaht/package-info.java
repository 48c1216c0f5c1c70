// SPDX-License-Identifier: Apache-2.0
/** Haematotoxicity after immune effector cells (docs/clinical/icaht.md#criteria). */
@NullMarked
package org.cytovigil.core.scale.icaht;

import org.jspecify.annotations.NullMarked;
