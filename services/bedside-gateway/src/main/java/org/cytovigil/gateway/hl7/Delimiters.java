// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

/** The characters by which a message separates its parts: MSH-1 and MSH-2. */
record Delimiters(char field, char component, char repetition, char escape, char subcomponent) {
    static final Delimiters USUAL = new Delimiters('|', '^', '~', '\\', '&');
    private static final int HEADER_NAME = 3;

    /** Those of a header segment; the usual ones where it has none that can be told apart. */
    static Delimiters of(String header) {
        if (header.length() <= HEADER_NAME || !separates(header.charAt(HEADER_NAME))) {
            return USUAL;
        }
        char field = header.charAt(HEADER_NAME);
        int end = header.indexOf(field, HEADER_NAME + 1);
        String encoding = header.substring(HEADER_NAME + 1, end < 0 ? header.length() : end);
        char[] found = {USUAL.component, USUAL.repetition, USUAL.escape, USUAL.subcomponent};
        for (int index = 0; index < Math.min(encoding.length(), found.length); index++) {
            found[index] = encoding.charAt(index);
        }
        Delimiters delimiters = new Delimiters(field, found[0], found[1], found[2], found[3]);
        return delimiters.distinct() ? delimiters : new Delimiters(field, '^', '~', '\\', '&');
    }

    /** Whether a character can stand between two parts. */
    static boolean separates(char character) {
        return character > ' ' && character < 0x7F && !Character.isLetterOrDigit(character);
    }

    private boolean distinct() {
        String all = "" + field + component + repetition + escape + subcomponent;
        return all.chars().distinct().count() == all.length() && all.chars().allMatch(part -> separates((char) part));
    }

    /** MSH-2. */
    String encoding() {
        return "" + component + repetition + escape + subcomponent;
    }

    /** The text such that nothing in it separates. */
    String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            String name = nameOf(character);
            if (!name.isEmpty()) {
                escaped.append(escape).append(name).append(escape);
            } else {
                escaped.append(Character.isISOControl(character) ? ' ' : character);
            }
        }
        return escaped.toString();
    }

    private String nameOf(char character) {
        if (character == field) {
            return "F";
        }
        if (character == component) {
            return "S";
        }
        if (character == repetition) {
            return "R";
        }
        if (character == escape) {
            return "E";
        }
        return character == subcomponent ? "T" : "";
    }

    /** The text that was meant; formatting commands are left out. */
    String plain(String escaped) {
        if (escaped.indexOf(escape) < 0) {
            return escaped;
        }
        StringBuilder plain = new StringBuilder();
        int from = 0;
        while (from < escaped.length()) {
            int open = escaped.indexOf(escape, from);
            int close = open < 0 ? -1 : escaped.indexOf(escape, open + 1);
            if (close < 0) {
                return plain.append(escaped, from, escaped.length()).toString();
            }
            plain.append(escaped, from, open).append(meaning(escaped.substring(open + 1, close)));
            from = close + 1;
        }
        return plain.toString();
    }

    private String meaning(String command) {
        return switch (command) {
            case "F" -> String.valueOf(field);
            case "S" -> String.valueOf(component);
            case "R" -> String.valueOf(repetition);
            case "E" -> String.valueOf(escape);
            case "T" -> String.valueOf(subcomponent);
            default -> command.startsWith(".") ? " " : hexadecimal(command);
        };
    }

    /** Bytes written as {@code X41}; of those only characters that print. */
    private static String hexadecimal(String command) {
        if (!command.matches("X(?:[2-7][0-9A-Fa-f])+")) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int index = 1; index < command.length(); index += 2) {
            text.append((char) Integer.parseInt(command, index, index + 2, 16));
        }
        return text.toString();
    }
}
