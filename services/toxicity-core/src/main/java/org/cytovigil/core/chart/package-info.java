// SPDX-License-Identifier: Apache-2.0
/** All that is known of a patient: the set of facts, corrected and without duplicates. */
@NullMarked
package org.cytovigil.core.chart;

import org.jspecify.annotations.NullMarked;
