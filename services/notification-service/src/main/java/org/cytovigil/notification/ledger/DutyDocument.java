// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A roster or a policy of a unit, as JSON in the shape of the HTTP interface. */
@MappedEntity("roster")
public record DutyDocument(@Id String unit, String body) {}
