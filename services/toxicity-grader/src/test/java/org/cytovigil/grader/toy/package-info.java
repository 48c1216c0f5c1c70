// SPDX-License-Identifier: Apache-2.0
/** A grading system that a newcomer might write: one package and one registration. */
@NullMarked
package org.cytovigil.grader.toy;

import org.jspecify.annotations.NullMarked;
