// SPDX-License-Identifier: Apache-2.0
/** HL7 v2 over MLLP. */
@NullMarked
package org.cytovigil.gateway.hl7;

import org.jspecify.annotations.NullMarked;
