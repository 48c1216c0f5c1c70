// SPDX-License-Identifier: Apache-2.0
/** Notifications pushed to an app on a phone, by a server of ntfy or Gotify. */
@NullMarked
package org.cytovigil.notification.channel.push;

import org.jspecify.annotations.NullMarked;
