// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.voice;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.paging.AlertCode;
import org.jspecify.annotations.Nullable;

/**
 * What a call says: the words of a text, with codes letter by letter.
 *
 * @param code by which a key is an answer; null where none is asked for
 */
record SpokenPage(String words, @Nullable AlertCode code) {
    private static final Pattern CODE = Pattern.compile("\\b[" + AlertCode.ALPHABET + "]{4}\\b");
    private static final String KEYS = " Press 1 to acknowledge. Press 2 to pass it on to the next person.";

    /** Of a page, test or message; {@code alert} is its alert as it stands now. */
    static SpokenPage of(PageTry page, Optional<Alert> alert) {
        if (page.isPage()) {
            return alert.filter(found -> found.state() == AlertState.OPEN)
                    .map(found -> new SpokenPage(spoken(page.title()) + "." + KEYS, new AlertCode(found.code())))
                    .orElseGet(() -> new SpokenPage(spoken(page.title()) + ". It needs no answer any more.", null));
        }
        Matcher code = CODE.matcher(page.body());
        if (page.kind().equals(PageTry.TEST) && code.find()) {
            String words = "Test page " + spoken(code.group()) + ". No patient is concerned. Press 1 to confirm.";
            return new SpokenPage(words, new AlertCode(code.group()));
        }
        return new SpokenPage(spoken(page.body()), null);
    }

    /** Codes letter by letter, and no word in capitals, which a voice would spell. */
    static String spoken(String text) {
        String codes = CODE.matcher(text)
                .replaceAll(code ->
                        code.group().chars().mapToObj(Character::toString).collect(Collectors.joining(", ")));
        return codes.replace("HIGH priority", "high priority")
                .replace("MEDIUM priority", "medium priority")
                .replace("LOW priority", "low priority");
    }
}
