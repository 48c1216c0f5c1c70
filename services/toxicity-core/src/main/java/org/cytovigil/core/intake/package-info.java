// SPDX-License-Identifier: Apache-2.0
/** From an event as sent to a fact, or to a rejection with its reason. */
@NullMarked
package org.cytovigil.core.intake;

import org.jspecify.annotations.NullMarked;
