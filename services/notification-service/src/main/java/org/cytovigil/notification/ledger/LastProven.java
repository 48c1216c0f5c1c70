// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/** When something last reached a person, as a carrier proves. */
@Introspected
public record LastProven(String person, Instant at) {}
