// SPDX-License-Identifier: Apache-2.0
/** Wakes up who waits for something to happen; a wake-up that is lost costs a little time, never a page. */
@NullMarked
package org.cytovigil.notification.wakeup;

import org.jspecify.annotations.NullMarked;
