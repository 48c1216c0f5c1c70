// SPDX-License-Identifier: Apache-2.0
/** Text messages through a Twilio-compatible API, with signed webhooks. */
@NullMarked
package org.cytovigil.notification.channel.sms;

import org.jspecify.annotations.NullMarked;
