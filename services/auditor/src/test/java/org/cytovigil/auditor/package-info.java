// SPDX-License-Identifier: Apache-2.0
/** The http under a driver with two movable clocks. */
@NullMarked
package org.cytovigil.auditor;

import org.jspecify.annotations.NullMarked;
