// SPDX-License-Identifier: Apache-2.0
/** Event lines over HTTP. */
@NullMarked
package org.cytovigil.gateway.rest;

import org.jspecify.annotations.NullMarked;
