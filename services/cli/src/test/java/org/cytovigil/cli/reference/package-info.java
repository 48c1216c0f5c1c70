// SPDX-License-Identifier: Apache-2.0
/** The reference pages say what the code says. */
@NullMarked
package org.cytovigil.cli.reference;

import org.jspecify.annotations.NullMarked;
