// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.core.annotation.Introspected;

/** Who was the first on call for a unit at the last look; empty for nobody. */
@Introspected
public record FirstOnCall(String unit, String person) {}
