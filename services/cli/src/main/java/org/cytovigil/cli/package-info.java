// SPDX-License-Identifier: Apache-2.0
/** The commands behind bin/cytovigil: wiring only. */
@NullMarked
package org.cytovigil.cli;

import org.jspecify.annotations.NullMarked;
