// SPDX-License-Identifier: Apache-2.0
/** Bedside events in, by JSON, HL7 v2 and FHIR; Kafka records out. */
@NullMarked
package org.cytovigil.gateway;

import org.jspecify.annotations.NullMarked;
