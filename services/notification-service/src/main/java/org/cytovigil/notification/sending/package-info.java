// SPDX-License-Identifier: Apache-2.0
/** Takes pages from the outbox to the carriers and records how far they got. */
@NullMarked
package org.cytovigil.notification.sending;

import org.jspecify.annotations.NullMarked;
