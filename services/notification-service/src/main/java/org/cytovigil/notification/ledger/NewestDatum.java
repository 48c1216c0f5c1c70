// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * The newest datum of a feed of a patient.
 *
 * @param at its event time
 * @param arrivedAt when it came
 */
@MappedEntity("newest_datum")
public record NewestDatum(@Id String patient, String feed, Instant at, Instant arrivedAt) {}
