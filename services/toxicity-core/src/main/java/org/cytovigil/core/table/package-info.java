// SPDX-License-Identifier: Apache-2.0
/** Tables that a clinician can read, and ids made from content. */
@NullMarked
package org.cytovigil.core.table;

import org.jspecify.annotations.NullMarked;
