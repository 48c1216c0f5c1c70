// SPDX-License-Identifier: Apache-2.0
/** Words shared by everything that pages: priority, alert code, and the text of a page. */
@NullMarked
package org.cytovigil.paging;

import org.jspecify.annotations.NullMarked;
