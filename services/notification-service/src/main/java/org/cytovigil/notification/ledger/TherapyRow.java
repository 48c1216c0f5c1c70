// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/**
 * A step of a patient's therapy.
 *
 * @param point its fields, as JSON
 */
@Introspected
public record TherapyRow(String patient, Instant at, String point) {}
