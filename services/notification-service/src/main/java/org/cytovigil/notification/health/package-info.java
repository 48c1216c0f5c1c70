// SPDX-License-Identifier: Apache-2.0
/** Whether each part of the service still does its work, and when it last succeeded. */
@NullMarked
package org.cytovigil.notification.health;

import org.jspecify.annotations.NullMarked;
