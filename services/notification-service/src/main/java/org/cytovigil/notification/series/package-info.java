// SPDX-License-Identifier: Apache-2.0
/** A patient's data as the board draws them: points of vital signs, laboratory values, scores, support and drugs. */
@NullMarked
package org.cytovigil.notification.series;

import org.jspecify.annotations.NullMarked;
