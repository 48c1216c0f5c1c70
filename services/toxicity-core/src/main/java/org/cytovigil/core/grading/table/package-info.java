// SPDX-License-Identifier: Apache-2.0
/** The one engine for tables of criteria: every scale reads, grades, explains and documents itself through it. */
@NullMarked
package org.cytovigil.core.grading.table;

import org.jspecify.annotations.NullMarked;
