// SPDX-License-Identifier: Apache-2.0
/** Tests of the whole, from outside: processes, sockets, topics, phones. */
@NullMarked
package org.cytovigil.acceptance;

import org.jspecify.annotations.NullMarked;
