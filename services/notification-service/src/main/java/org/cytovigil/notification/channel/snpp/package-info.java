// SPDX-License-Identifier: Apache-2.0
/** Pagers by the Simple Network Paging Protocol (RFC 1861), as paging companies and in-house transmitters speak it. */
@NullMarked
package org.cytovigil.notification.channel.snpp;

import org.jspecify.annotations.NullMarked;
