// SPDX-License-Identifier: Apache-2.0
/** What the documents and comments cite exists. */
@NullMarked
package org.cytovigil.acceptance.documents;

import org.jspecify.annotations.NullMarked;
