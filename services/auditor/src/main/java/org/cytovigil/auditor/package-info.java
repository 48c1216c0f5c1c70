// SPDX-License-Identifier: Apache-2.0
/** Re-reads the topics of a site, grades again, and lists where what was published or paged differs. */
@NullMarked
package org.cytovigil.auditor;

import org.jspecify.annotations.NullMarked;
