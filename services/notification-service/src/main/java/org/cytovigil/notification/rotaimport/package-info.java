// SPDX-License-Identifier: Apache-2.0
/** Rotas of other programs as rosters of ours; what cannot be carried over is listed, never dropped in silence. */
@NullMarked
package org.cytovigil.notification.rotaimport;

import org.jspecify.annotations.NullMarked;
