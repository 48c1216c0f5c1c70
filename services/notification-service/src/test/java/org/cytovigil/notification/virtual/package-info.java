// SPDX-License-Identifier: Apache-2.0
/** Paging with a clock that is moved by hand, a ledger in memory, and carriers that do as they are told. */
@NullMarked
package org.cytovigil.notification.virtual;

import org.jspecify.annotations.NullMarked;
