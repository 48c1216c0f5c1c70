// SPDX-License-Identifier: Apache-2.0
/** Calls to telephones through a Twilio-compatible API: a page is said in words, and answered with a key. */
@NullMarked
package org.cytovigil.notification.channel.voice;

import org.jspecify.annotations.NullMarked;
