// SPDX-License-Identifier: Apache-2.0
/** Vital signs as early warning scores read them: the newest value, whatever the method. */
@NullMarked
package org.cytovigil.core.vital;

import org.jspecify.annotations.NullMarked;
