// SPDX-License-Identifier: Apache-2.0
/** Suggestions for each grade, as support for those who decide. */
@NullMarked
package org.cytovigil.core.action;

import org.jspecify.annotations.NullMarked;
