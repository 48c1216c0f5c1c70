// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The last record of the audit trail in a partition of its topic. */
@MappedEntity("audit_chain")
public record AuditChainRow(@Id int part, long sequence, String hash) {}
