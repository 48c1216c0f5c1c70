// SPDX-License-Identifier: Apache-2.0
/**
 * What is measured, with exact decimal values, UCUM units and plausible ranges
 * (docs/clinical/data-quality.md#plausible-ranges, docs/clinical/data-quality.md#units).
 */
@NullMarked
package org.cytovigil.core.measure;

import org.jspecify.annotations.NullMarked;
