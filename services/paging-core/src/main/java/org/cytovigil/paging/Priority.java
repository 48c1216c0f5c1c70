// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging;

/** Urgency of an alert after IEC 60601-1-8, most urgent first. */
public enum Priority {
    HIGH,
    MEDIUM,
    LOW,
    INFO
}
