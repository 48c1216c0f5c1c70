// SPDX-License-Identifier: Apache-2.0
/** Paediatric early warning score after Brighton (docs/clinical/early-warning.md#pews). */
@NullMarked
package org.cytovigil.core.scale.pews;

import org.jspecify.annotations.NullMarked;
