// SPDX-License-Identifier: Apache-2.0
/** Reads alerts, grades, patients and feed states from Kafka into the ledger. */
@NullMarked
package org.cytovigil.notification.intake;

import org.jspecify.annotations.NullMarked;
