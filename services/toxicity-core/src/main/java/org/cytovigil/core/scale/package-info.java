// SPDX-License-Identifier: Apache-2.0
/** Every scale in a package of its own, and the one list in which they are registered. */
@NullMarked
package org.cytovigil.core.scale;

import org.jspecify.annotations.NullMarked;
