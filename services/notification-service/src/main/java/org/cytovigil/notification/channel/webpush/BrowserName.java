// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people would call a browser, so that they know which of their devices is meant; of no other use. */
final class BrowserName {
    /** What tells a browser, in the order in which it must be asked: many say that they are others too. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "Firefox/",
            "Firefox",
            "FxiOS",
            "Firefox",
            "Chrome/",
            "Chrome",
            "CriOS",
            "Chrome",
            "Safari/",
            "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "Android",
            "Android",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Windows",
            "Windows",
            "Macintosh",
            "Mac",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    private BrowserName() {}

    /** From the header {@code User-Agent}. */
    static String of(@Nullable String agent) {
        return found(agent, BROWSERS, "Browser") + ", " + found(agent, SYSTEMS, "device");
    }

    private static String found(@Nullable String agent, Map<String, String> known, String otherwise) {
        return known.entrySet().stream()
                .filter(entry -> agent != null && agent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
