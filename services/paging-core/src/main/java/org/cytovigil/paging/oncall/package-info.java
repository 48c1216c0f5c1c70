// SPDX-License-Identifier: Apache-2.0
/** Who is on call for a unit at an instant, and in which order. */
@NullMarked
package org.cytovigil.paging.oncall;

import org.jspecify.annotations.NullMarked;
