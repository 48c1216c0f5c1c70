// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** When something was so: an instant is needed, and a mere date is none. */
final class FhirTimes {
    private static final Set<TemporalPrecisionEnum> EXACT =
            EnumSet.of(TemporalPrecisionEnum.MINUTE, TemporalPrecisionEnum.SECOND, TemporalPrecisionEnum.MILLI);

    private FhirTimes() {}

    /** As RFC 3339: a time as it is, of a period its end where it has ended, else its start. */
    static Optional<String> at(@Nullable Type effective) {
        if (effective instanceof BaseDateTimeType time) {
            return exact(time);
        }
        if (effective instanceof Period period) {
            return period.hasEnd() ? exact(period.getEndElement()) : exact(period.getStartElement());
        }
        return Optional.empty();
    }

    /** The start of a period, or a time as it is. */
    static Optional<String> begin(@Nullable Type effective) {
        return effective instanceof Period period && period.hasStart()
                ? exact(period.getStartElement())
                : at(effective);
    }

    private static Optional<String> exact(BaseDateTimeType time) {
        return time.hasValue() && EXACT.contains(time.getPrecision())
                ? Optional.of(time.getValue().toInstant().toString())
                : Optional.empty();
    }
}
