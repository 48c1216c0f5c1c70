// SPDX-License-Identifier: Apache-2.0
/** CTCAE v5.0: grades of laboratory values and of neurotoxicity. */
@NullMarked
package org.cytovigil.core.grading.ctcae;

import org.jspecify.annotations.NullMarked;
