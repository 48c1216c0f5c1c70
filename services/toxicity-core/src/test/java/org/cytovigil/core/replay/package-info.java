// SPDX-License-Identifier: Apache-2.0
/** Tests of the fact log. */
@NullMarked
package org.cytovigil.core.replay;

import org.jspecify.annotations.NullMarked;
