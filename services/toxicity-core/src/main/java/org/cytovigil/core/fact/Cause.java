// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** What a clinician holds to be the cause. */
public enum Cause {
    THERAPY,
    OTHER
}
