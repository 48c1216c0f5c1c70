// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.intake.EventFields;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;

/** What a reader made of a message, in the end: the fields of its event where intake takes it, else the code of its refusal. */
public final class WhatIntakeTakes {
    private static final Instant CLOCK = Instant.parse("2026-01-03T10:15:00Z");

    private WhatIntakeTakes() {}

    /**
     * The fields of the event, or the code.
     *
     * @param fields those that the test looks at, in this order
     */
    public static String of(EventFields event, String... fields) {
        return new Intake().accept(event, CLOCK, null) instanceof IntakeResult.Rejected rejected
                ? rejected.code().name()
                : Stream.of(fields).map(event::text).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
