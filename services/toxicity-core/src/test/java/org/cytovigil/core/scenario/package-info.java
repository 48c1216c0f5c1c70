// SPDX-License-Identifier: Apache-2.0
/** Seeded sequences of facts of one patient, realistic and nasty, for tests that hold for every sequence. */
@NullMarked
package org.cytovigil.core.scenario;

import org.jspecify.annotations.NullMarked;
