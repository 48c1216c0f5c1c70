// SPDX-License-Identifier: Apache-2.0
/** Samples of continuous feeds: coded by the limits that matter, kept as few regular runs. */
@NullMarked
package org.cytovigil.core.sample;

import org.jspecify.annotations.NullMarked;
