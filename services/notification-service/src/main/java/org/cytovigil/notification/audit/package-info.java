// SPDX-License-Identifier: Apache-2.0
/** The audit trail as an administrator reads it. */
@NullMarked
package org.cytovigil.notification.audit;

import org.jspecify.annotations.NullMarked;
