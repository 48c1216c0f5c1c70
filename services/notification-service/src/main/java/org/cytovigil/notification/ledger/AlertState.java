// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

/** Whether somebody still has to do something. */
public enum AlertState {
    OPEN,
    ACKNOWLEDGED,
    CLOSED
}
