// SPDX-License-Identifier: Apache-2.0
/** What is measured, with exact decimal values, UCUM units and plausible ranges (clinical.md 8.1, 8.2). */
@NullMarked
package org.cytovigil.core.measure;

import org.jspecify.annotations.NullMarked;
