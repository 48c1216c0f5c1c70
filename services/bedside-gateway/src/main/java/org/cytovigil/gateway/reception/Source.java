// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

/** By which way an event came in. */
public enum Source {
    HTTP("http"),
    MLLP("mllp"),
    FHIR("fhir");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    /** Its name in metrics and dead letters. */
    public String label() {
        return label;
    }
}
