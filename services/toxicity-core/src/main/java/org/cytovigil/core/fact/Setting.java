// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** Where the patient is; decides whether grade 1 pages (docs/clinical/alerts.md#priorities). */
public enum Setting {
    INPATIENT,
    OUTPATIENT
}
