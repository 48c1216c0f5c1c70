// SPDX-License-Identifier: Apache-2.0
/** The story of one night, in time that is not real. */
@NullMarked
package org.cytovigil.paging.night;

import org.jspecify.annotations.NullMarked;
