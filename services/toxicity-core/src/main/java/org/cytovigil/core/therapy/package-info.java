// SPDX-License-Identifier: Apache-2.0
/** When which therapy was given or is planned, and drugs given against its toxicities. */
@NullMarked
package org.cytovigil.core.therapy;

import org.jspecify.annotations.NullMarked;
