// SPDX-License-Identifier: Apache-2.0
/** People, rosters and escalation policies in force. */
@NullMarked
package org.cytovigil.notification.duty;

import org.jspecify.annotations.NullMarked;
