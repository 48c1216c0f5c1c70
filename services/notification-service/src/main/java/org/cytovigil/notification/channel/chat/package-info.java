// SPDX-License-Identifier: Apache-2.0
/** Posts to rooms of a chat: Slack and what speaks its webhooks, Microsoft Teams, Matrix. */
@NullMarked
package org.cytovigil.notification.channel.chat;

import org.jspecify.annotations.NullMarked;
