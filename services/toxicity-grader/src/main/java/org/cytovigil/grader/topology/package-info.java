// SPDX-License-Identifier: Apache-2.0
/** The topology: read events, watch patients, publish outcomes. */
@NullMarked
package org.cytovigil.grader.topology;

import org.jspecify.annotations.NullMarked;
