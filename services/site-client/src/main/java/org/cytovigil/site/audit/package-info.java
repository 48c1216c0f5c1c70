// SPDX-License-Identifier: Apache-2.0
/** The audit trail of a running site. */
@NullMarked
package org.cytovigil.site.audit;

import org.jspecify.annotations.NullMarked;
