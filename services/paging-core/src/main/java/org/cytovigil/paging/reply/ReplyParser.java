// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.reply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.paging.reply.Reply.Meaning;

/**
 * Reads answers typed in the dark: case, blanks, punctuation and friendly pictures do not matter, the letter may stand before
 * the code. Every other sign is a free word: nobody knows what a picture yet to be invented will mean. An answer counts only where nothing but the code, the answer and courtesy words is in the message: whoever writes
 * "can't take 7KQ3" must not get the alert, and a machine that quotes the page must not either.
 */
public final class ReplyParser {
    private static final Set<String> STOP_WORDS =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");
    private static final Set<String> START_WORDS = Set.of("START", "UNSTOP");
    private static final Set<String> HELP_WORDS = Set.of("HELP", "INFO");
    private static final Set<String> COURTESY = Set.of("PLEASE", "OK", "THANKS", "YES", "HI");
    private static final String CODE = "[" + AlertCode.ALPHABET + "]{4}";
    private static final Pattern CODE_THEN_ANSWER = Pattern.compile("(" + CODE + ")([AE])");
    private static final Pattern ANSWER_THEN_CODE = Pattern.compile("([AE])(" + CODE + ")");
    private static final Set<String> FULL_ANSWERS = Set.of("ACK", "ACKNOWLEDGE", "ESC", "ESCALATE", "STATUS");
    private static final Pattern SPACED =
            Pattern.compile("(" + CODE + ")([AE]|" + String.join("|", FULL_ANSWERS) + "|\\?+)");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+|\\?|\u0000");

    /** Ticks, thumbs, hands, smiles, hearts and people on their way, of any colour and sex. */
    private static final Pattern FRIENDLY =
            Pattern.compile("[\u2705\u2713\u2714\u2611\u2764\u270C\u263A\u2640\u2642\\x{1F197}"
                    + "\\x{1F3C3}\\x{1F3FB}-\\x{1F3FF}\\x{1F44A}-\\x{1F44D}\\x{1F44F}\\x{1F499}-\\x{1F49C}\\x{1F4AA}\\x{1F4AF}"
                    + "\\x{1F600}-\\x{1F606}\\x{1F609}\\x{1F60A}\\x{1F642}\\x{1F64B}\\x{1F64C}\\x{1F64F}\\x{1F691}\\x{1F6B6}"
                    + "\\x{1F91D}\\x{1FAE1}]|[:;]-?[)D]");

    /** What people set between words without meaning anything by it. */
    private static final Pattern PUNCTUATION =
            Pattern.compile("[\\s\\p{Z}.,!;:'\"()\\[\\]/#*+_&@\\p{Pd}\u2018-\u201F\u2026\u2022\u00B7\u3001\u3002]");

    /** Accents above and below, and how a picture is shown. Marks through or around a letter strike it out, and are signs. */
    private static final String ACCENTS = "\\x{0300}-\\x{0333}\\x{034F}\\x{20E3}\\x{FE00}-\\x{FE0F}";

    /** A face that is not glad. */
    private static final Pattern GLUM = Pattern.compile("[:;=][',]?-?[(/\\\\|\\[]|\\)-?[:;=]");

    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}? ]");

    private static final Pattern ASKING = Pattern.compile("[\u2753\u2754\u2049\u061F\u00BF\u203D]");

    /** No code has these characters; each could be one of those that codes have. */
    private static final Map<Character, String> BLURRED =
            Map.of('O', "QD", '0', "QD", 'I', "JT7", '1', "JT7", 'L', "JT7");

    private ReplyParser() {}

    /**
     * The meaning of a message.
     *
     * @param own the codes that the sender may mean, by which a mistyped one is settled where only one of them fits
     */
    public static Reply parse(String body, Collection<AlertCode> own) {
        List<String> words = words(body);
        Optional<Meaning> keyword = keyword(String.join("", words), words.size());
        if (keyword.isPresent()) {
            return new Reply(keyword.get(), null);
        }
        Sorted sorted = new Sorted();
        separate(words).forEach(word -> sorted.add(word, own));
        AlertCode code = sorted.codes.size() == 1 ? sorted.codes.iterator().next() : null;
        boolean clear = code != null && sorted.meanings.size() == 1 && !sorted.freeWords;
        return new Reply(clear ? sorted.meanings.iterator().next() : Meaning.UNKNOWN, code);
    }

    /** What carriers define counts only where it stands alone, also in two words: OPT OUT. */
    private static Optional<Meaning> keyword(String joined, int words) {
        if (words > 2) {
            return Optional.empty();
        }
        if (STOP_WORDS.contains(joined)) {
            return Optional.of(Meaning.STOP);
        }
        if (START_WORDS.contains(joined)) {
            return Optional.of(Meaning.START);
        }
        return HELP_WORDS.contains(joined) ? Optional.of(Meaning.HELP) : Optional.empty();
    }

    /** The words without accents, invisible characters, punctuation and friendly pictures; any other sign is a word. */
    private static List<String> words(String body) {
        String plain = java.text.Normalizer.normalize(body, java.text.Normalizer.Form.NFKC)
                .replaceAll("[" + ACCENTS + "\\p{Cf}\u0000]", "")
                .toUpperCase(Locale.ROOT);
        String asked = ASKING.matcher(plain).replaceAll("?");
        String faces =
                FRIENDLY.matcher(GLUM.matcher(asked).replaceAll("\u0000")).replaceAll(" ");
        String plainly = PUNCTUATION.matcher(faces).replaceAll(" ");
        Matcher tokens = TOKEN.matcher(OTHER.matcher(plainly).replaceAll("\u0000"));
        List<String> words = new ArrayList<>();
        while (tokens.find()) {
            words.add(tokens.group());
        }
        return words;
    }

    /** Takes answers apart that were written as one with their code, and puts codes together that were written apart. */
    private static List<String> separate(List<String> words) {
        List<String> told =
                words.stream().filter(word -> !COURTESY.contains(word)).toList();
        Matcher spaced = SPACED.matcher(String.join("", told));
        if (spaced.matches()) {
            String answer = spaced.group(2);
            return List.of(spaced.group(1), answer.startsWith("?") ? "?" : answer);
        }
        // Before the code the answer must be a word of its own: "ack 7h" has no code, and "at 7:39" no answer.
        if (!told.isEmpty() && FULL_ANSWERS.contains(told.get(0))) {
            String rest = String.join("", told.subList(1, told.size()));
            if (AlertCode.isCode(rest)) {
                return List.of(told.get(0), rest);
            }
        }
        List<String> separated = new ArrayList<>();
        for (String word : words) {
            Matcher behind = CODE_THEN_ANSWER.matcher(word);
            Matcher before = ANSWER_THEN_CODE.matcher(word);
            if (behind.matches()) {
                separated.addAll(List.of(behind.group(1), behind.group(2)));
            } else if (before.matches()) {
                separated.addAll(List.of(before.group(1), before.group(2)));
            } else {
                separated.add(word);
            }
        }
        return separated;
    }

    /** The words of one message by their kind. */
    private static final class Sorted {
        private final Set<AlertCode> codes = new LinkedHashSet<>();
        private final Set<Meaning> meanings = new LinkedHashSet<>();
        private boolean freeWords;

        private void add(String word, Collection<AlertCode> own) {
            Meaning meaning = meaningOf(word);
            if (AlertCode.isCode(word)) {
                codes.add(new AlertCode(word));
            } else if (meaning != Meaning.UNKNOWN) {
                meanings.add(meaning);
            } else if (!COURTESY.contains(word)) {
                List<AlertCode> meant = own.stream()
                        .filter(code -> blurs(word, code))
                        .distinct()
                        .toList();
                if (meant.size() == 1) {
                    codes.add(meant.get(0));
                } else {
                    freeWords = true;
                }
            }
        }
    }

    private static Meaning meaningOf(String word) {
        return switch (word) {
            case "A", "ACK", "ACKNOWLEDGE" -> Meaning.ACKNOWLEDGE;
            case "E", "ESC", "ESCALATE" -> Meaning.ESCALATE;
            case "?", "STATUS" -> Meaning.STATUS;
            default -> Meaning.UNKNOWN;
        };
    }

    private static boolean blurs(String word, AlertCode code) {
        if (word.length() != code.text().length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char typed = word.charAt(i);
            char real = code.text().charAt(i);
            if (typed != real && BLURRED.getOrDefault(typed, "").indexOf(real) < 0) {
                return false;
            }
        }
        return true;
    }
}
