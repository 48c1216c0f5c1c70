// SPDX-License-Identifier: Apache-2.0
/** What the service measures. */
@NullMarked
package org.cytovigil.notification.metrics;

import org.jspecify.annotations.NullMarked;
