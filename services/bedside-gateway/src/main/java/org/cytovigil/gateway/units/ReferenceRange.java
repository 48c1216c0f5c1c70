// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.units;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.core.intake.Bounds;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a normal range, in the unit of the value beside it. People write ranges in many ways; what cannot be read
 * for certain, or is in another unit than the value, leaves a limit unknown and never costs the value.
 *
 * @param lower limit as digits; empty where there is none
 * @param upper limit as digits; empty where there is none
 */
public record ReferenceRange(Optional<String> lower, Optional<String> upper) {
    /** No limit that could be read. */
    public static final ReferenceRange NONE = new ReferenceRange(Optional.empty(), Optional.empty());

    private static final String NUMBER = "([-+]?(?:\\d+(?:[.,]\\d+)?|[.,]\\d+))";

    /** A unit may begin with a digit only behind a blank. */
    private static final String UNIT = "(\\s+[^-\\s<>].*?|[^-\\d\\s.,<>].*?)?";

    private static final Pattern BOTH = Pattern.compile(
            NUMBER + UNIT + "\\s*(?:-|\\.{2,3}|\\u2026|(?<=\\s)(?:to|bis|a|\\u00E0)(?=\\s))\\s*" + NUMBER + UNIT);
    private static final Pattern BELOW = Pattern.compile("(?:<\\s*=?|=\\s*<|up to|bis)\\s*" + NUMBER + UNIT);
    private static final Pattern ABOVE = Pattern.compile("(?:>\\s*=?|=\\s*>|from|ab)\\s*" + NUMBER + UNIT);
    private static final Pattern BRACKETS = Pattern.compile("(?:\\[([^]]*)]|\\(([^)]*)\\))(.*)");

    /** Three digits behind a comma: thousands to some, thousandths to others. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[-+]?[1-9]\\d*,\\d{3}");

    /** The range of two limits, either of which may be null; none where they contradict each other. */
    public static ReferenceRange of(@Nullable String lower, @Nullable String upper) {
        Optional<Quantity> low = number(lower);
        Optional<Quantity> high = number(upper);
        boolean turned = low.isPresent()
                && high.isPresent()
                && low.get().value().compareTo(high.get().value()) > 0;
        // Where nothing is normal, nobody has looked the limits up.
        boolean empty = high.isPresent() && high.get().value().signum() <= 0;
        if (turned || empty || (lower != null && low.isEmpty()) || (upper != null && high.isEmpty())) {
            return NONE;
        }
        return new ReferenceRange(Optional.ofNullable(lower), Optional.ofNullable(upper));
    }

    /** Reads a range as people write it, beside a value in that unit. */
    public static ReferenceRange read(String text, @Nullable String unit, UnitNames names) {
        if (text.length() > Bounds.LONGEST_TEXT) {
            return NONE;
        }
        String plain = bare(text.replaceAll("[\\u2010-\\u2015\\u2212]", "-")
                .replace("\u2264", "<=")
                .replace("\u2265", ">=")
                .strip());
        Matcher both = BOTH.matcher(plain);
        if (both.matches()) {
            return fits(both.group(2), unit, names) && fits(both.group(4), unit, names)
                    ? of(digits(both.group(1)), digits(both.group(3)))
                    : NONE;
        }
        Matcher below = BELOW.matcher(plain);
        if (below.matches()) {
            return fits(below.group(2), unit, names) ? of(null, digits(below.group(1))) : NONE;
        }
        Matcher above = ABOVE.matcher(plain);
        return above.matches() && fits(above.group(2), unit, names) ? of(digits(above.group(1)), null) : NONE;
    }

    /** Without the brackets around it, behind which the unit may be. */
    private static String bare(String text) {
        Matcher brackets = BRACKETS.matcher(text);
        if (!brackets.matches()) {
            return text;
        }
        String within = brackets.group(1) == null ? brackets.group(2) : brackets.group(1);
        return (within.strip() + " " + brackets.group(3).strip()).strip();
    }

    /** A limit in another unit than the value cannot be compared with it, and words behind it may say anything. */
    private static boolean fits(@Nullable String sent, @Nullable String unit, UnitNames names) {
        return sent == null || sent.isBlank() || names.named(sent.strip()).equals(unit);
    }

    /** Text that is no number where it could be two. */
    private static String digits(String number) {
        return AMBIGUOUS.matcher(number).matches() ? "" : number.replace(',', '.');
    }

    private static Optional<Quantity> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(Quantity::parse)
                .filter(quantity -> quantity.bound() == Quantity.Bound.EXACT);
    }
}
