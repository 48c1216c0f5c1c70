// SPDX-License-Identifier: Apache-2.0
/** One patient watched over time: facts in, published grades and alerts out. */
@NullMarked
package org.cytovigil.core.monitor;

import org.jspecify.annotations.NullMarked;
