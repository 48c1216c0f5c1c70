// SPDX-License-Identifier: Apache-2.0
/** Patients after CAR T or blinatumomab as bodies that go on whether anybody measures or not, and feeds that look at them. */
@NullMarked
package org.cytovigil.ward.cohort;

import org.jspecify.annotations.NullMarked;
