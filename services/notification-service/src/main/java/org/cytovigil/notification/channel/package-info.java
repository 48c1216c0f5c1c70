// SPDX-License-Identifier: Apache-2.0
/** Ways to reach people; each is a plug-in with a package of its own. */
@NullMarked
package org.cytovigil.notification.channel;

import org.jspecify.annotations.NullMarked;
