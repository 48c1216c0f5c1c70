// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cytovigil.core.drug;

import org.jspecify.annotations.NullMarked;
