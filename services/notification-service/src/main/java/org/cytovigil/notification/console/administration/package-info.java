// SPDX-License-Identifier: Apache-2.0
/** Accounts and the rules in force. */
@NullMarked
package org.cytovigil.notification.console.administration;

import org.jspecify.annotations.NullMarked;
