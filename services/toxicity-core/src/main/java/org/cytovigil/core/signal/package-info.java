// SPDX-License-Identifier: Apache-2.0
/** Step functions of event time derived from facts: fever, hypotension, oxygenation, drugs. */
@NullMarked
package org.cytovigil.core.signal;

import org.jspecify.annotations.NullMarked;
