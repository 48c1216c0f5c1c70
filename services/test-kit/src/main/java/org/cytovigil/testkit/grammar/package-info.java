// SPDX-License-Identifier: Apache-2.0
/** Random events over the whole grammar of the event lines, for tests and campaigns. */
@NullMarked
package org.cytovigil.testkit.grammar;

import org.jspecify.annotations.NullMarked;
