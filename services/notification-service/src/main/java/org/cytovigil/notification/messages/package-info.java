// SPDX-License-Identifier: Apache-2.0
/** What is said beside pages: to people who need not answer, and to the provider of pagers. */
@NullMarked
package org.cytovigil.notification.messages;

import org.jspecify.annotations.NullMarked;
