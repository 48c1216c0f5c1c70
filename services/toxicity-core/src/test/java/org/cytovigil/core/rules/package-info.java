// SPDX-License-Identifier: Apache-2.0
/** Choices are checked and hashed. */
@NullMarked
package org.cytovigil.core.rules;

import org.jspecify.annotations.NullMarked;
