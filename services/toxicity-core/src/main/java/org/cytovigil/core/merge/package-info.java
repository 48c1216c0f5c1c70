// SPDX-License-Identifier: Apache-2.0
/** Records of one patient that are merged: what goes where, and what does not count any more. */
@NullMarked
package org.cytovigil.core.merge;

import org.jspecify.annotations.NullMarked;
