// SPDX-License-Identifier: Apache-2.0
/** What other rules would have done to the same input, as the command {@code compare} publishes it. */
@NullMarked
package org.cytovigil.notification.comparison;

import org.jspecify.annotations.NullMarked;
