// SPDX-License-Identifier: Apache-2.0
/** What is kept of a patient beside the small state that every event needs. */
@NullMarked
package org.cytovigil.core.history;

import org.jspecify.annotations.NullMarked;
