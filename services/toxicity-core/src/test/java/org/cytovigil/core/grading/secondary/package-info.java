// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cytovigil.core.grading.secondary;

import org.jspecify.annotations.NullMarked;
