// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cytovigil.core.scale.blinatumomab;

import org.jspecify.annotations.NullMarked;
