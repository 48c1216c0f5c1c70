// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.voice;

/** Writes what Twilio's voice does in a call. */
final class Twiml {
    private static final int TIMES = 3;
    private static final int KEY_SECONDS = 5;

    private Twiml() {}

    /** Says it, and once more. */
    static String say(String words) {
        String said = "<Say>" + escaped(words) + "</Say>";
        return response(said + "<Pause length=\"1\"/>" + said + "<Hangup/>");
    }

    /** Says it and waits for a key, a few times; {@code action} hears of the key. */
    static String ask(String words, String action) {
        String gather = "<Gather input=\"dtmf\" numDigits=\"1\" timeout=\"" + KEY_SECONDS
                + "\" method=\"POST\" action=\"" + escaped(action) + "\"><Say>" + escaped(words) + "</Say></Gather>";
        return response(gather.repeat(TIMES) + "<Say>No key was pressed. Nothing was changed.</Say><Hangup/>");
    }

    private static String response(String verbs) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + verbs + "</Response>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
