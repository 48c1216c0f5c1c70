// SPDX-License-Identifier: Apache-2.0
/** The topology under a driver with two movable clocks. */
@NullMarked
package org.cytovigil.grader.topology;

import org.jspecify.annotations.NullMarked;
