// SPDX-License-Identifier: Apache-2.0
/** Why a grade or an alert is as it is, in words that a nurse understands. */
@NullMarked
package org.cytovigil.core.explain;

import org.jspecify.annotations.NullMarked;
