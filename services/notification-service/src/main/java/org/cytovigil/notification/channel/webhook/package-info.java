// SPDX-License-Identifier: Apache-2.0
/** Signed requests to whatever a site has: an alarm server, a chat, a gateway to pagers of its own. */
@NullMarked
package org.cytovigil.notification.channel.webhook;

import org.jspecify.annotations.NullMarked;
