// SPDX-License-Identifier: Apache-2.0
/** Haemophagocytic syndrome after immune effector cells (docs/clinical/iec-hs.md#criteria). */
@NullMarked
package org.cytovigil.core.scale.hlh;

import org.jspecify.annotations.NullMarked;
