// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** Where the patient is; decides whether grade 1 pages (clinical.md 8.6). */
public enum Setting {
    INPATIENT,
    OUTPATIENT
}
