// SPDX-License-Identifier: Apache-2.0
/** The parts of the scale, each by itself. */
@NullMarked
package org.cytovigil.core.scale.astcticans;

import org.jspecify.annotations.NullMarked;
