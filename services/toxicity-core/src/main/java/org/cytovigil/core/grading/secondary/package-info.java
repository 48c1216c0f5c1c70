// SPDX-License-Identifier: Apache-2.0
/** What the secondary CRS scales have in common: the picture, the criteria, and how a table grades. */
@NullMarked
package org.cytovigil.core.grading.secondary;

import org.jspecify.annotations.NullMarked;
