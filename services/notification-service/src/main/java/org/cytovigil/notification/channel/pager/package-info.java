// SPDX-License-Identifier: Apache-2.0
/** Pagers through PagerDuty Events v2. */
@NullMarked
package org.cytovigil.notification.channel.pager;

import org.jspecify.annotations.NullMarked;
