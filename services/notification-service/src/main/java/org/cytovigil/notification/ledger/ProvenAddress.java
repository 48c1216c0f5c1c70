// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.core.annotation.Introspected;

/** An address at which something has arrived for a person, as a carrier or their answer proves. */
@Introspected
public record ProvenAddress(String person, String channel, String address) {}
