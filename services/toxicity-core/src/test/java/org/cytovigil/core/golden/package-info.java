// SPDX-License-Identifier: Apache-2.0
/** Grade and alert lines as they were when they were recorded, as digests. */
@NullMarked
package org.cytovigil.core.golden;

import org.jspecify.annotations.NullMarked;
