// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.time.Instant;

/**
 * An intracranial haemorrhage, with what was found before it.
 *
 * @param since when it was first recorded, {@link Instant#MAX} where there is none
 * @param consciousness level that held just before
 * @param motor weakness that held just before
 * @param oedema sign that held just before
 */
public record Bleeding(Instant since, Domain consciousness, Domain motor, Domain oedema) {
    /** There is none. */
    public static final Bleeding NONE = new Bleeding(Instant.MAX, Domain.UNKNOWN, Domain.UNKNOWN, Domain.UNKNOWN);
}
