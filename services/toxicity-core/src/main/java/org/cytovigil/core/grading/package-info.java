// SPDX-License-Identifier: Apache-2.0
/** Published scales as functions of a chart and an instant. */
@NullMarked
package org.cytovigil.core.grading;

import org.jspecify.annotations.NullMarked;
