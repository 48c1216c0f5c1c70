// SPDX-License-Identifier: Apache-2.0
/** Prediction indices of patients with CAR T cells: shown, never paged (docs/clinical/indices.md). */
@NullMarked
package org.cytovigil.core.scale.indices;

import org.jspecify.annotations.NullMarked;
