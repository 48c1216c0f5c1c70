// SPDX-License-Identifier: Apache-2.0
/** Proves the whole path, from an event to a receipt, with a patient who is nobody. */
@NullMarked
package org.cytovigil.notification.canary;

import org.jspecify.annotations.NullMarked;
