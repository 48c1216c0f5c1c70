// SPDX-License-Identifier: Apache-2.0
/** The notification service: pages people until one has answered, and shows the board. */
@NullMarked
package org.cytovigil.notification;

import org.jspecify.annotations.NullMarked;
