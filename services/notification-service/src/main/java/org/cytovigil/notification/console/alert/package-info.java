// SPDX-License-Identifier: Apache-2.0
/** One alert: what it is about, who has it, who is next, and what one can do. */
@NullMarked
package org.cytovigil.notification.console.alert;

import org.jspecify.annotations.NullMarked;
