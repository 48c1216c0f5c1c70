// SPDX-License-Identifier: Apache-2.0
/**
 * Notifications pushed to browsers by the push service of their maker: RFC 8030 carries them, RFC 8291 keeps them from the
 * service, RFC 8292 says who sends.
 */
@NullMarked
package org.cytovigil.notification.channel.webpush;

import org.jspecify.annotations.NullMarked;
