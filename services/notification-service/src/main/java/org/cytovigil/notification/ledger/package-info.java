// SPDX-License-Identifier: Apache-2.0
/** What is written down in Postgres: alerts, their stories, pages to send, people and grades. */
@NullMarked
package org.cytovigil.notification.ledger;

import org.jspecify.annotations.NullMarked;
