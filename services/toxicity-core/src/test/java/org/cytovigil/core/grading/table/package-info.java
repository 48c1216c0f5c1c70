// SPDX-License-Identifier: Apache-2.0
/** Tables of criteria. */
@NullMarked
package org.cytovigil.core.grading.table;

import org.jspecify.annotations.NullMarked;
