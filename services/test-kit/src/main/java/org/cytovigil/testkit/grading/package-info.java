// SPDX-License-Identifier: Apache-2.0
/** What graders have published beside what {@code grade} writes. */
@NullMarked
package org.cytovigil.testkit.grading;

import org.jspecify.annotations.NullMarked;
