// SPDX-License-Identifier: Apache-2.0
/** Tests of the package. */
@NullMarked
package org.cytovigil.notification.sending;

import org.jspecify.annotations.NullMarked;
