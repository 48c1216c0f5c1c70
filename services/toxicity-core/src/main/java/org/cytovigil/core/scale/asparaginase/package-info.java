// SPDX-License-Identifier: Apache-2.0
/** What the label of asparaginase Erwinia asks for (docs/clinical/asparaginase.md). */
@NullMarked
package org.cytovigil.core.scale.asparaginase;

import org.jspecify.annotations.NullMarked;
