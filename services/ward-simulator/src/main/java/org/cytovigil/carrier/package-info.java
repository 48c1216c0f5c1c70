// SPDX-License-Identifier: Apache-2.0
/** A simulated carrier: phones and pagers that can be read, answered and made to fail, behind the real carriers' APIs. */
@NullMarked
package org.cytovigil.carrier;

import org.jspecify.annotations.NullMarked;
