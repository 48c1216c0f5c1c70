// SPDX-License-Identifier: Apache-2.0
/** What holds for every request: what may come in, how a body is read, and what is answered where something fails. */
@NullMarked
package org.cytovigil.notification.http;

import org.jspecify.annotations.NullMarked;
