// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Somebody who can sign in.
 *
 * @param sessions tokens that bear a smaller number are refused; it grows when the sessions of the account are ended
 */
@MappedEntity("account")
public record Account(@Id String username, String role, String passwordHash, long sessions) {}
