// SPDX-License-Identifier: Apache-2.0
/** The board: every patient by urgency, and what nobody has answered yet. */
@NullMarked
package org.cytovigil.notification.console.board;

import org.jspecify.annotations.NullMarked;
