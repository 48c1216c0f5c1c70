// SPDX-License-Identifier: Apache-2.0
/** Events and facts. */
@NullMarked
package org.cytovigil.core.intake;

import org.jspecify.annotations.NullMarked;
