// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

/** Priority of an alert by harm and onset (IEC 60601-1-8), lowest first. */
public enum Priority {
    INFO,
    LOW,
    MEDIUM,
    HIGH
}
