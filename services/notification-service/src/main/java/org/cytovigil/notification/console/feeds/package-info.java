// SPDX-License-Identifier: Apache-2.0
/** What delivers data, and what has fallen silent. */
@NullMarked
package org.cytovigil.notification.console.feeds;

import org.jspecify.annotations.NullMarked;
