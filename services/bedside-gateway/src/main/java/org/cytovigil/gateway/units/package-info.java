// SPDX-License-Identifier: Apache-2.0
/** What senders call their units. */
@NullMarked
package org.cytovigil.gateway.units;

import org.jspecify.annotations.NullMarked;
