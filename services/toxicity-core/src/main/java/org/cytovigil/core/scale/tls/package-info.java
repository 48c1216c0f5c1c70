// SPDX-License-Identifier: Apache-2.0
/** Tumour lysis syndrome by Howard 2011 and Cairo-Bishop 2004 (docs/clinical/tls.md#criteria). */
@NullMarked
package org.cytovigil.core.scale.tls;

import org.jspecify.annotations.NullMarked;
