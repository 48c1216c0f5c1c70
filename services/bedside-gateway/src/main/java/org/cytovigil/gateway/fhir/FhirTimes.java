// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** When something was so: an instant is needed, and a mere date is none. */
final class FhirTimes {
    private static final Set<TemporalPrecisionEnum> EXACT =
            EnumSet.of(TemporalPrecisionEnum.MINUTE, TemporalPrecisionEnum.SECOND, TemporalPrecisionEnum.MILLI);

    /** A time of day without one is of no place, and the parser would take it for one of ours. */
    private static final Pattern OFFSET = Pattern.compile("(?:Z|[+-]\\d{2}:\\d{2})$");

    private FhirTimes() {}

    /** As RFC 3339: a time as it is, of a period its end where it has ended, else its start. None that ends before it begins. */
    static Optional<String> at(@Nullable Type effective) {
        if (effective instanceof BaseDateTimeType time) {
            return exact(time);
        }
        if (effective instanceof Period period) {
            if (isWhole(period)
                    && period.getEnd().toInstant().isBefore(period.getStart().toInstant())) {
                return Optional.empty();
            }
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

    /** Whether it is a period of which both ends are known. */
    static boolean isWhole(@Nullable Type effective) {
        return effective instanceof Period period && period.hasStart() && period.hasEnd();
    }

    /** The end of a period, where it has ended. */
    static Optional<String> end(@Nullable Type effective) {
        return effective instanceof Period period && period.hasEnd() ? exact(period.getEndElement()) : Optional.empty();
    }

    private static Optional<String> exact(BaseDateTimeType time) {
        return time.hasValue()
                        && EXACT.contains(time.getPrecision())
                        && OFFSET.matcher(time.getValueAsString()).find()
                ? Optional.of(time.getValue().toInstant().toString())
                : Optional.empty();
    }
}
