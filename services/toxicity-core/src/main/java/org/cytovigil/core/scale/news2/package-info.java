// SPDX-License-Identifier: Apache-2.0
/** National Early Warning Score 2 (docs/clinical/early-warning.md#news2). */
@NullMarked
package org.cytovigil.core.scale.news2;

import org.jspecify.annotations.NullMarked;
