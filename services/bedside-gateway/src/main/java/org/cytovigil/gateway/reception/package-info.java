// SPDX-License-Identifier: Apache-2.0
/** What all ways in share: judging events, writing them durably, keeping what cannot be used. */
@NullMarked
package org.cytovigil.gateway.reception;

import org.jspecify.annotations.NullMarked;
