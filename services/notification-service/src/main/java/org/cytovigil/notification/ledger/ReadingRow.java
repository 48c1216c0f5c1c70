// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A point of a series.
 *
 * @param series what was measured or charted, for example TEMPERATURE or OXYGEN
 * @param point what the board shows of it, as JSON
 */
@MappedEntity("reading")
public record ReadingRow(String series, Instant at, String point) {}
