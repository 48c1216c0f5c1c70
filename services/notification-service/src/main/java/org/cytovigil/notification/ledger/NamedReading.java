// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/**
 * A point of a series with the name of its fact.
 *
 * @param point its fields, as JSON
 */
@Introspected
public record NamedReading(String factId, String series, Instant at, String point) {}
