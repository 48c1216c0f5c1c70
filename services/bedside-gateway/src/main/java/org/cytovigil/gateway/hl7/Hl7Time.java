// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of HL7 v2: YYYYMMDDHHMM[SS[.SSSS]][+ZZZZ]. A time without its minute is not one at which a patient was so. */
final class Hl7Time {
    private static final Pattern SHAPE = Pattern.compile(
            "(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(?:(\\d{2})(?:\\.(\\d{1,9}))?)?([+-]\\d{2}(?::?\\d{2})?|Z)?");

    private final ZoneId defaultZone;

    private Hl7Time(ZoneId defaultZone) {
        this.defaultZone = defaultZone;
    }

    /** Reads times of a message: the offset of its MSH-7 stands for those that carry none, else the site's zone. */
    static Hl7Time of(Hl7Message message, ZoneId siteZone) {
        Matcher header = SHAPE.matcher(message.header().field(7));
        return new Hl7Time(header.matches() && header.group(8) != null ? offset(header.group(8), siteZone) : siteZone);
    }

    /** An offset that no place on earth has tells nothing of the sender's clock. */
    private static ZoneId offset(String sent, ZoneId siteZone) {
        try {
            return ZoneOffset.of(sent);
        } catch (DateTimeException impossible) {
            return siteZone;
        }
    }

    /** As RFC 3339; empty where it is no time. */
    Optional<String> read(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(matcher, 1),
                    number(matcher, 2),
                    number(matcher, 3),
                    number(matcher, 4),
                    number(matcher, 5),
                    matcher.group(6) == null ? 0 : number(matcher, 6),
                    nanos(matcher.group(7)));
            OffsetDateTime time = matcher.group(8) == null
                    ? local.atZone(defaultZone).toOffsetDateTime()
                    : local.atOffset(ZoneOffset.of(matcher.group(8)));
            return Optional.of(time.toInstant().toString());
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }
}
