// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

/**
 * What people see of a text: without the blanks of any kind, and without the marks that show nothing, at its ends. A ward that
 * differs in them alone is the same ward, and a reason made of them is none.
 */
public final class VisibleText {
    private VisibleText() {}

    /** The text without what nobody sees at its ends; empty where there is nothing else. One pass, however long it is. */
    public static String of(String text) {
        int from = 0;
        while (from < text.length() && isUnseen(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        int to = text.length();
        while (to > from && isUnseen(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean isUnseen(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }
}
