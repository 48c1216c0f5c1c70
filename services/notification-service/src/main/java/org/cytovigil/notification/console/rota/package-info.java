// SPDX-License-Identifier: Apache-2.0
/** Who is on call: now, next, and where nobody is. */
@NullMarked
package org.cytovigil.notification.console.rota;

import org.jspecify.annotations.NullMarked;
