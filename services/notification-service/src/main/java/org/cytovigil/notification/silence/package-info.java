// SPDX-License-Identifier: Apache-2.0
/** Times without pages that a person answers for. */
@NullMarked
package org.cytovigil.notification.silence;

import org.jspecify.annotations.NullMarked;
