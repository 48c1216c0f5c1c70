// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cytovigil.gateway.fhir;

import org.jspecify.annotations.NullMarked;
