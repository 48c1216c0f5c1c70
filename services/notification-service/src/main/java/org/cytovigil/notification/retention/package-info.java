// SPDX-License-Identifier: Apache-2.0
/** How long the ledger keeps what is over. */
@NullMarked
package org.cytovigil.notification.retention;

import org.jspecify.annotations.NullMarked;
