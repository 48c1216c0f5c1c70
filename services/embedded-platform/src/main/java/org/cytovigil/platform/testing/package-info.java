// SPDX-License-Identifier: Apache-2.0
/** A running platform for tests. */
@NullMarked
package org.cytovigil.platform.testing;

import org.jspecify.annotations.NullMarked;
