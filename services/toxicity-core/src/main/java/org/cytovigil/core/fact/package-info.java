// SPDX-License-Identifier: Apache-2.0
/** Facts: usable events of one patient, after units, codes and plausibility are settled. */
@NullMarked
package org.cytovigil.core.fact;

import org.jspecify.annotations.NullMarked;
