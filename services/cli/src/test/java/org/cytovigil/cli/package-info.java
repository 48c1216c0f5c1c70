// SPDX-License-Identifier: Apache-2.0
/** The commands as a user types them. */
@NullMarked
package org.cytovigil.cli;

import org.jspecify.annotations.NullMarked;
