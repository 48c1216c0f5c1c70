// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line {@code port NAME NUMBER} by which a process tells whoever started it where it listens.
 *
 * @param name which of the process's ports, upper case, for example GATEWAY
 * @param number the bound port
 */
public record PortLine(String name, int number) {
    private static final Pattern SHAPE = Pattern.compile("port ([A-Z][A-Z0-9_]*) (\\d{1,5})");

    /** Prints the line on standard output; to be called once the port is bound. */
    public static void print(String name, int number) {
        System.out.println(new PortLine(name.toUpperCase(Locale.ROOT), number).text());
        System.out.flush();
    }

    /** Reads a line of a process's output; empty where it is any other line. */
    public static Optional<PortLine> parse(String line) {
        Matcher matcher = SHAPE.matcher(line.strip());
        return matcher.matches()
                ? Optional.of(new PortLine(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** The line as printed. */
    public String text() {
        return "port " + name + " " + number;
    }
}
