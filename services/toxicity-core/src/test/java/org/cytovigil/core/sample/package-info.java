// SPDX-License-Identifier: Apache-2.0
/** Samples of monitors. */
@NullMarked
package org.cytovigil.core.sample;

import org.jspecify.annotations.NullMarked;
