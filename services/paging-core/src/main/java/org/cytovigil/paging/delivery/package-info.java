// SPDX-License-Identifier: Apache-2.0
/** How far a try to reach a person got, and what proves it. */
@NullMarked
package org.cytovigil.paging.delivery;

import org.jspecify.annotations.NullMarked;
