// SPDX-License-Identifier: Apache-2.0
/** What people see or a report says, and markers of the leukaemia, as they stand until told otherwise. */
@NullMarked
package org.cytovigil.core.finding;

import org.jspecify.annotations.NullMarked;
