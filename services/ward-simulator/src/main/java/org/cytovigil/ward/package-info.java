// SPDX-License-Identifier: Apache-2.0
/** A simulated ward: seeded patients with known courses, the events that their devices and nurses send, and the truth beside them. */
@NullMarked
package org.cytovigil.ward;

import org.jspecify.annotations.NullMarked;
