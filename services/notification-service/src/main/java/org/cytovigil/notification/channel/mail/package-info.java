// SPDX-License-Identifier: Apache-2.0
/** E-mail through a site's own server. */
@NullMarked
package org.cytovigil.notification.channel.mail;

import org.jspecify.annotations.NullMarked;
