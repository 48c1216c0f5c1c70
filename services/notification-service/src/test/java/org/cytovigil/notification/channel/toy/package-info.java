// SPDX-License-Identifier: Apache-2.0
/** A channel of the tests, in one package: everything else follows from it. */
@NullMarked
package org.cytovigil.notification.channel.toy;

import org.jspecify.annotations.NullMarked;
