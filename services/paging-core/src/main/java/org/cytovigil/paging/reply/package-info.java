// SPDX-License-Identifier: Apache-2.0
/** What people answer to a page, and what they are told in return. */
@NullMarked
package org.cytovigil.paging.reply;

import org.jspecify.annotations.NullMarked;
