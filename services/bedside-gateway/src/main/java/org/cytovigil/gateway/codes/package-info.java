// SPDX-License-Identifier: Apache-2.0
/** Which of the codes that a sender gives for one thing is taken. */
@NullMarked
package org.cytovigil.gateway.codes;

import org.jspecify.annotations.NullMarked;
