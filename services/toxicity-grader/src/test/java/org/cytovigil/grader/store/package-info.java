// SPDX-License-Identifier: Apache-2.0
/** What is written of a patient and read again. */
@NullMarked
package org.cytovigil.grader.store;

import org.jspecify.annotations.NullMarked;
