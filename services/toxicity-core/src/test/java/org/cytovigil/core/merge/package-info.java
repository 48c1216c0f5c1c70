// SPDX-License-Identifier: Apache-2.0
/** Records that are merged. */
@NullMarked
package org.cytovigil.core.merge;

import org.jspecify.annotations.NullMarked;
