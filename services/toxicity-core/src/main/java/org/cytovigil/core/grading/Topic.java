// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

/** What a suggestion is about. */
public enum Topic {
    WHERE,
    DRUG,
    ESCALATE
}
