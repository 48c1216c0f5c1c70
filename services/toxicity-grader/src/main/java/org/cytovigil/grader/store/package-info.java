// SPDX-License-Identifier: Apache-2.0
/** What the grader keeps for each patient, and when it must look again. */
@NullMarked
package org.cytovigil.grader.store;

import org.jspecify.annotations.NullMarked;
