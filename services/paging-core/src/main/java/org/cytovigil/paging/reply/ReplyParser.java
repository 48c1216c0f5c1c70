// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.reply;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.paging.reply.Reply.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers typed in the dark: case, spaces and punctuation do not matter, the letter may stand before the code.
 * A message that holds two different codes or two different letters is not guessed at.
 */
public final class ReplyParser {
    private static final Set<String> STOP_WORDS = Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT");
    private static final Set<String> HELP_WORDS = Set.of("HELP", "INFO");
    private static final Pattern GLUED = Pattern.compile("([" + AlertCode.ALPHABET + "]{4})([AE?])");

    private ReplyParser() {}

    /** The meaning of a message. */
    public static Reply parse(String body) {
        List<String> words = words(body);
        if (words.size() == 1 && STOP_WORDS.contains(words.get(0))) {
            return new Reply(Meaning.STOP, null);
        }
        if (words.size() == 1 && HELP_WORDS.contains(words.get(0))) {
            return new Reply(Meaning.HELP, null);
        }
        List<String> codes = words.stream().filter(AlertCode::isCode).distinct().toList();
        List<Meaning> meanings = words.stream()
                .map(ReplyParser::meaningOrUnknown)
                .filter(meaning -> meaning != Meaning.UNKNOWN)
                .distinct()
                .toList();
        AlertCode code = codes.size() == 1 ? new AlertCode(codes.get(0)) : null;
        return new Reply(meaningOf(code, meanings), code);
    }

    private static Meaning meaningOf(@Nullable AlertCode code, List<Meaning> meanings) {
        return code != null && meanings.size() == 1 ? meanings.get(0) : Meaning.UNKNOWN;
    }

    private static List<String> words(String body) {
        String plain = body.toUpperCase(Locale.ROOT)
                .replace("?", " ? ")
                .replaceAll("[^A-Z0-9?]+", " ")
                .strip();
        Matcher glued = GLUED.matcher(plain.replace(" ", ""));
        if (glued.matches()) {
            return List.of(glued.group(1), glued.group(2));
        }
        return List.of(plain.split(" +"));
    }

    private static Meaning meaningOrUnknown(String word) {
        return switch (word) {
            case "A", "ACK", "ACKNOWLEDGE" -> Meaning.ACKNOWLEDGE;
            case "E", "ESC", "ESCALATE" -> Meaning.ESCALATE;
            case "?", "STATUS" -> Meaning.STATUS;
            default -> Meaning.UNKNOWN;
        };
    }
}
