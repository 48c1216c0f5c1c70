// SPDX-License-Identifier: Apache-2.0
/** The worked cases of the clinical rules as a table that is a test. */
@NullMarked
package org.cytovigil.core.cases;

import org.jspecify.annotations.NullMarked;
