// SPDX-License-Identifier: Apache-2.0
/** What files of events say. */
@NullMarked
package org.cytovigil.core.offline;

import org.jspecify.annotations.NullMarked;
