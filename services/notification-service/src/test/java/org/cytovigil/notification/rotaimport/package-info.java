// SPDX-License-Identifier: Apache-2.0
/** Tests of what is carried over from rotas of other programs. */
@NullMarked
package org.cytovigil.notification.rotaimport;

import org.jspecify.annotations.NullMarked;
