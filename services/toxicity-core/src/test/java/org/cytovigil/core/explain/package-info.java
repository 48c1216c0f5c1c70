// SPDX-License-Identifier: Apache-2.0
/** Every name that a grade or an alert can carry has a sentence. */
@NullMarked
package org.cytovigil.core.explain;

import org.jspecify.annotations.NullMarked;
