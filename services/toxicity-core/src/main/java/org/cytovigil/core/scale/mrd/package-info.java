// SPDX-License-Identifier: Apache-2.0
/** Measurable residual disease and markers (docs/clinical/mrd.md#criteria). */
@NullMarked
package org.cytovigil.core.scale.mrd;

import org.jspecify.annotations.NullMarked;
