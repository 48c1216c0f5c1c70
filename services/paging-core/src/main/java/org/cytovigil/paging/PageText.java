// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page says. Carriers and lock screens read it too, so it holds the unit, the code, the priority word, how to answer,
 * and where the site wants it the way to the console; nothing that identifies a patient or names a toxicity, a grade or a
 * drug. It fits one SMS where the unit can be written in the alphabet of GSM; where it cannot, the text is shorter, since an
 * SMS then holds 70 characters.
 */
public final class PageText {
    private static final int ONE_SMS = 160;
    private static final int ONE_SMS_UCS2 = 70;
    private static final int LONGEST_UNIT = 24;
    private static final int SHORTENED = 19;
    private static final int MARK_BYTES = 2;
    private static final int MOST_CODES = 5;
    private static final String GSM_LETTERS = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ ÄÖÑÜ§äöñüà./-";

    private PageText() {}

    /** The text that asks a person to answer. */
    public static String page(@Nullable String unit, AlertCode code, Priority priority) {
        return page(unit, code, priority, null);
    }

    /**
     * The text that asks a person to answer, with the way to the alert in the console. Where both do not fit one SMS, how to
     * answer is told shorter, and where that is not enough, the link is left out.
     *
     * @param console address of the console, without a slash at its end; null for no link
     */
    public static String page(@Nullable String unit, AlertCode code, Priority priority, @Nullable String console) {
        String ward = ward(unit);
        boolean gsm = gsm(ward);
        String full = "%s: %s priority alert %s. Reply %s A to acknowledge, %s E to escalate, %s ? for status."
                .formatted(ward, priority, code, code, code, code);
        String brief =
                "%s: %s priority alert %s. Reply %s A, %s E or %s ?".formatted(ward, priority, code, code, code, code);
        if (console != null) {
            String link = " " + console + "/alerts/" + code;
            int most = gsm ? ONE_SMS : ONE_SMS_UCS2;
            for (String text : gsm ? List.of(full, brief) : List.of(brief)) {
                if (text.length() + link.length() <= most) {
                    return text + link;
                }
            }
        }
        return gsm ? full : brief;
    }

    /** The short title a pager shows. */
    public static String title(@Nullable String unit, AlertCode code, Priority priority) {
        return "%s: %s priority alert %s".formatted(ward(unit), priority, code);
    }

    /** What stands beside the title where nobody can answer, as in a chat: who answers there would believe to have taken it. */
    public static String answerElsewhere() {
        return "An answer here is not read. Acknowledge by text message or in the console.";
    }

    /** The text for the same recipients when a correction took the alert back. */
    public static String retracted(@Nullable String unit, AlertCode code) {
        return "%s: alert %s is withdrawn after a correction. No answer needed; see the console."
                .formatted(ward(unit), code);
    }

    /** The text for those who were paged before the patient went to another unit, whose people are paged now. */
    public static String moved(@Nullable String from, @Nullable String to, AlertCode code) {
        return "%s: alert %s has gone to %s, whose people are paged now. No answer needed."
                .formatted(ward(from), code, ward(to));
    }

    /**
     * The text for who takes over a unit with alerts that are not over.
     *
     * @param open codes that nobody has acknowledged
     * @param taken codes that somebody has
     */
    public static String handOver(@Nullable String unit, List<String> open, List<String> taken) {
        List<String> parts = new ArrayList<>();
        if (!open.isEmpty()) {
            parts.add("not acknowledged: " + codes(open));
        }
        if (!taken.isEmpty()) {
            parts.add("acknowledged, still open: " + codes(taken));
        }
        return "%s: you are first on call now. Alerts %s. See the console."
                .formatted(ward(unit), String.join("; ", parts));
    }

    /** The text for the next on call and the leads when the test page to who takes over did not arrive. */
    public static String testFailed(@Nullable String unit, String person) {
        return "%s: the test page to %s, first on call now, is not proven to arrive. Call them, or step in."
                .formatted(ward(unit), person);
    }

    private static String codes(List<String> codes) {
        String named = codes.stream().limit(MOST_CODES).collect(Collectors.joining(", "));
        return codes.size() > MOST_CODES ? named + " and " + (codes.size() - MOST_CODES) + " more" : named;
    }

    /** What a canary says to a number that is nobody's. */
    public static String canary() {
        return "Canary of an alarm system. No patient is concerned. No answer needed.";
    }

    /** A harmless page that proves the way to a person. */
    public static String test(AlertCode code) {
        return "Test page %s. No patient is concerned. Reply %s A.".formatted(code, code);
    }

    /**
     * Units are names given by the site, in any script. Only letters, digits, blanks and {@code . _ / -} go into a text,
     * so that a name cannot forge one; where that or the length takes something away, a mark made of the whole name keeps
     * two wards apart.
     */
    private static String ward(@Nullable String unit) {
        if (unit == null || unit.isBlank() || unit.equals("*")) {
            return "Ward not known";
        }
        String whole = Normalizer.normalize(unit, Normalizer.Form.NFC).strip();
        String clean = whole.replaceAll("[^\\p{L}\\p{M}\\p{N} ._/-]", "").strip();
        int length = clean.codePointCount(0, clean.length());
        if (clean.equals(whole) && length <= LONGEST_UNIT) {
            return "Ward " + clean;
        }
        int end = clean.offsetByCodePoints(0, Math.min(length, SHORTENED));
        return "Ward " + clean.substring(0, end).strip() + "-" + mark(whole);
    }

    private static boolean gsm(String text) {
        return text.chars().allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || GSM_LETTERS.indexOf(c) >= 0);
    }

    private static String mark(String whole) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
