// SPDX-License-Identifier: Apache-2.0
/** The JSON lines of the product: events in, grades and alerts out. */
@NullMarked
package org.cytovigil.lines;

import org.jspecify.annotations.NullMarked;
