// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;

/** Telephone numbers in the form that carriers take: E.164. */
public final class PhoneNumber {
    private static final long SHORTEST_LOCAL = 1_000_000;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumber() {}

    /**
     * The number in E.164, such as {@code +491512345678} for {@code +49 (0) 151 2345678}.
     *
     * @throws IllegalArgumentException for what is not in international form, or can be no number of its country
     */
    public static String e164(String text) {
        // Out of an address book come marks of direction that nobody sees, and out of a web page blanks that are
        // others.
        String asked = text.replaceAll("\\p{Cf}", "").replaceAll("\\p{Zs}", " ").strip();
        if (!asked.startsWith("+") || !asked.matches("[+][0-9 ()./-]+")) {
            throw refused();
        }
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(asked, null);
            ValidationResult possible = NUMBERS.isPossibleNumberWithReason(number);
            // Without its area code a number can still be one that a site's own exchange completes.
            boolean local =
                    possible == ValidationResult.IS_POSSIBLE_LOCAL_ONLY && number.getNationalNumber() >= SHORTEST_LOCAL;
            if (possible != ValidationResult.IS_POSSIBLE && !local) {
                throw refused();
            }
            return NUMBERS.format(number, PhoneNumberFormat.E164);
        } catch (NumberParseException unreadable) {
            throw refused();
        }
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException("phone must be a number in international form, such as +49 151 23456789");
    }
}
