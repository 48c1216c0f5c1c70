// SPDX-License-Identifier: Apache-2.0
/** The label of blinatumomab as a scale: what it asks for at toxicities and interruptions. */
@NullMarked
package org.cytovigil.core.scale.blinatumomab;

import org.jspecify.annotations.NullMarked;
