// SPDX-License-Identifier: Apache-2.0
/** Pagers and pager apps by the Wireless Communications Transfer Protocol (WCTP 1.1): XML by HTTP. */
@NullMarked
package org.cytovigil.notification.channel.wctp;

import org.jspecify.annotations.NullMarked;
