// SPDX-License-Identifier: Apache-2.0
/**
 * A slow, obvious evaluator written from the text of docs/clinical, against which the incremental core is tested. It
 * keeps nothing between instants that the text does not speak of, and scans lists.
 */
@NullMarked
package org.cytovigil.core.oracle;

import org.jspecify.annotations.NullMarked;
