// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** How a vital sign was measured; decides artefact filter and staleness. */
public enum Method {
    SPOT,
    CONTINUOUS,
    ARTERIAL_LINE;

    /** Whether a gap of minutes already means that the feed is silent. */
    public boolean isContinuous() {
        return this != SPOT;
    }
}
