// SPDX-License-Identifier: Apache-2.0
/** Benchmarks; each ends with one line {@code bench NAME key=value …}. */
@NullMarked
package org.cytovigil.bench;

import org.jspecify.annotations.NullMarked;
