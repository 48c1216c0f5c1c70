// SPDX-License-Identifier: Apache-2.0
/** FHIR R4 over HTTP. */
@NullMarked
package org.cytovigil.gateway.fhir;

import org.jspecify.annotations.NullMarked;
