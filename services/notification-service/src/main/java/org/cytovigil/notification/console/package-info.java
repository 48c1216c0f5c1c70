// SPDX-License-Identifier: Apache-2.0
/** The on-call console: plain HTML from the server. */
@NullMarked
package org.cytovigil.notification.console;

import org.jspecify.annotations.NullMarked;
