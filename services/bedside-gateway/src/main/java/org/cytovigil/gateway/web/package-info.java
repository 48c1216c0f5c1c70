// SPDX-License-Identifier: Apache-2.0
/** What all HTTP of the gateway shares: credentials, problems, health. */
@NullMarked
package org.cytovigil.gateway.web;

import org.jspecify.annotations.NullMarked;
