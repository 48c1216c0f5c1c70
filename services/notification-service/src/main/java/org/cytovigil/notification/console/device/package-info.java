// SPDX-License-Identifier: Apache-2.0
/** The page on which people turn pages to their own devices on and off. */
@NullMarked
package org.cytovigil.notification.console.device;

import org.jspecify.annotations.NullMarked;
