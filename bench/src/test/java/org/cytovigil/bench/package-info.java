// SPDX-License-Identifier: Apache-2.0
/** Checks that need the streams of the benchmarks. */
@NullMarked
package org.cytovigil.bench;

import org.jspecify.annotations.NullMarked;
