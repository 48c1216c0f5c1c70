// SPDX-License-Identifier: Apache-2.0
/** What a drug means for grading: vasopressor, masking drug, sedative. */
@NullMarked
package org.cytovigil.core.drug;

import org.jspecify.annotations.NullMarked;
