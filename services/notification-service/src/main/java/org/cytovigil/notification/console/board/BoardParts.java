// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import io.micronaut.views.jte.HtmlJteViewsRenderer;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.cytovigil.notification.console.Words;

/**
 * The part of the board that open consoles fetch with each change. Consoles that show the same wait for one answer together,
 * which is made and compressed once.
 */
@Singleton
class BoardParts {
    private static final String TEMPLATE = "part/board";

    /** More different boards than are looked at at once; those looked at last are remembered. */
    private static final int REMEMBERED = 200;

    private final Boards boards;
    private final HtmlJteViewsRenderer<Map<String, Object>> templates;
    private final Clock clock;
    private final Map<Look, Joint<byte[]>> parts = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Look, Joint<byte[]>> eldest) {
            return size() > REMEMBERED;
        }
    });

    BoardParts(Boards boards, HtmlJteViewsRenderer<Map<String, Object>> templates, Clock clock) {
        this.boards = boards;
        this.templates = templates;
        this.clock = clock;
    }

    /**
     * All that two consoles must have in common to show the same.
     *
     * @param account who looks, empty where the filter does not ask
     */
    private record Look(BoardFilter filter, String account, Locale locale, ZoneId zone, boolean acts) {}

    /** The part as an account sees it now, compressed. */
    byte[] compressed(BoardFilter filter, String account, Words words, boolean acts) {
        Look look = new Look(filter, filter.mine() ? account : "", words.locale(), words.zone(), acts);
        return parts.computeIfAbsent(look, key -> new Joint<>(() -> made(key))).get();
    }

    private byte[] made(Look look) {
        Words words = new Words(look.locale(), look.zone(), clock.instant());
        Board board = boards.of(look.filter(), look.account(), words);
        StringWriter page = new StringWriter();
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try {
            templates
                    .render(TEMPLATE, Map.of("w", words, "board", board, "acts", look.acts()), null)
                    .writeTo(page);
            try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
                out.write(page.toString().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return compressed.toByteArray();
    }
}
